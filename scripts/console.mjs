import { spawn } from "node:child_process";
import { constants } from "node:os";

/** A foreseen end: its message is shown to the person as it is, without a stack trace. */
export class Stop extends Error {}

/** Prints one line for the person who started the command. */
export function say(line) {
  console.log(line);
}

/** Runs a command's main function; a `Stop` becomes its sentence and exit code 1. */
export async function runMain(main) {
  try {
    process.exitCode = (await main(process.argv.slice(2))) ?? 0;
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    console.error(`\n${error.message}`);
    process.exitCode = 1;
  }
}

const LIVE_PERIOD_MS = 1000;
const LOG_PERIOD_MS = 30_000;

/** Shows that long work is alive: a running count of seconds on a terminal, a line now and then in a log. */
function startProgress(label) {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  const live = process.stdout.isTTY === true;
  const show = () => process.stdout.write(live ? `\r${label}… ${seconds()} s` : `${label}… ${seconds()} s\n`);
  process.stdout.write(live ? `${label}…` : `${label}…\n`);
  const timer = setInterval(show, live ? LIVE_PERIOD_MS : LOG_PERIOD_MS);
  return (outcome) => {
    clearInterval(timer);
    process.stdout.write(`${live ? "\r" : ""}${label} : ${outcome} (${seconds()} s)\n`);
  };
}

const SHOWN_LINES = 25;

/**
 * Runs a program with a progress line instead of its output, which is shown only when it fails.
 * @param {string} label what is going on, in French
 * @param {{ file: string, args: string[], shell?: boolean }} command
 * @returns {Promise<boolean>} whether the program ended well
 */
export function runQuietly(label, command, cwd) {
  const finish = startProgress(label);
  return new Promise((resolve) => {
    const child = spawn(command.file, command.args, {
      cwd,
      shell: command.shell ?? false,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    const collect = (chunk) => {
      output += chunk;
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    const end = (succeeded) => {
      finish(succeeded ? "fait" : "échec");
      if (!succeeded) console.error(output.trim().split("\n").slice(-SHOWN_LINES).join("\n"));
      resolve(succeeded);
    };
    child.on("error", (error) => {
      output += error.message;
      end(false);
    });
    child.on("close", (code) => end(code === 0));
  });
}

/**
 * Runs Node in the foreground and gives its exit code, as a shell would (128 + signal number when killed).
 * On a terminal Ctrl+C already reaches the child; forwarding it again would look like a second, impatient one.
 */
export function runNode(args, { cwd, env = process.env }) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd, env, stdio: "inherit" });
    const alreadyToldChild = process.stdin.isTTY === true || process.platform === "win32";
    const forwarders = ["SIGINT", "SIGTERM", "SIGHUP"].map((signal) => {
      const forward = () => {
        if (signal !== "SIGINT" || !alreadyToldChild) child.kill(signal);
      };
      process.on(signal, forward);
      return [signal, forward];
    });
    child.on("error", reject);
    child.on("close", (code, signal) => {
      for (const [name, forward] of forwarders) process.off(name, forward);
      resolve(code ?? 128 + (constants.signals[signal] ?? 0));
    });
  });
}
