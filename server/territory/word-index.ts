/** Finds, among many short texts, those with a word that begins in a given way, by one pass over a single string. */
export interface WordIndex<Entry> {
  /** In the order in which the entries were given. */
  find(beginning: string): Entry[];
}

/** Texts are of words separated by single spaces, in the spelling that will be searched. */
export function indexWords<Entry>(
  entries: readonly Entry[],
  textOf: (entry: Entry) => string,
): WordIndex<Entry> {
  const texts = entries.map((entry) => ` ${textOf(entry)}`);
  const ends = new Uint32Array(entries.length);
  let length = 0;
  texts.forEach((text, at) => {
    length += text.length;
    ends[at] = length;
  });
  const all = Buffer.from(texts.join(""), "latin1");

  return {
    find(beginning) {
      const needle = Buffer.from(` ${beginning}`, "latin1");
      const found: Entry[] = [];
      let at = 0;
      let position = all.indexOf(needle);
      while (position !== -1) {
        while (ends[at]! <= position) at += 1;
        found.push(entries[at]!);
        position = all.indexOf(needle, ends[at]);
      }
      return found;
    },
  };
}
