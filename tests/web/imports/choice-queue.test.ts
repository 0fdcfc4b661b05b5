import { expect, it } from "vitest";
import { ChoiceQueue } from "../../../web/imports/choice-queue.ts";

it("sends a choice that was made while another was on its way, after it, and skips what was replaced meanwhile", async () => {
  const sent: string[] = [];
  const answers: (() => void)[] = [];
  const shown: (string | null)[] = [];
  const queue: ChoiceQueue<string> = new ChoiceQueue(
    (choices) => {
      sent.push(choices);
      return new Promise<void>((answer) => answers.push(answer));
    },
    () => shown.push(queue.wanted),
  );
  const first = queue.want("a");
  await Promise.resolve();
  expect(sent).toEqual(["a"]);
  const second = queue.want("ab");
  const third = queue.want("abc");
  expect([queue.wanted, sent]).toEqual(["abc", ["a"]]);
  answers[0]?.();
  await first;
  await second;
  expect([queue.wanted, sent]).toEqual(["abc", ["a", "abc"]]);
  answers[1]?.();
  await third;
  expect(queue.wanted).toBeNull();
  expect(shown).toEqual(["a", "ab", "abc", null]);
});
