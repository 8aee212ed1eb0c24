import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { processorTime } from "./processor.ts";

/** A server in a separate process, which listens and can be measured from outside. */
export interface Server {
  readonly url: string;
  /** Its peak memory in MB, as the operating system counted it; undefined where that cannot be read. */
  peakMemory(): number | undefined;
  /** The memory that it holds now, likewise. */
  memory(): number | undefined;
  /** Its processor time so far in milliseconds, likewise. */
  processorTime(): number | undefined;
  stop(): Promise<void>;
  /** Stops it like a power cut. */
  kill(): Promise<void>;
}

/** Starts a Node script and waits for its line "… listens on <url>". */
export async function startServer(script: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<Server> {
  const child = spawn(process.execPath, [script, ...args], { env, stdio: ["ignore", "pipe", "inherit"] });
  const url = await listening(child);
  const end = async (signal: NodeJS.Signals) => {
    const ended = once(child, "exit");
    child.kill(signal);
    await ended;
  };
  return {
    url,
    peakMemory: () => memoryOf(child.pid, "VmHWM"),
    memory: () => memoryOf(child.pid, "VmRSS"),
    processorTime: () => processorTime(child.pid),
    stop: () => end("SIGTERM"),
    kill: () => end("SIGKILL"),
  };
}

function listening(child: ChildProcess): Promise<string> {
  return new Promise((done, fail) => {
    let output = "";
    child.stdout?.on("data", (chunk: Buffer) => {
      if (output.length < 100_000) output += chunk.toString();
      const url = /listens on (\S+)$/m.exec(output)?.[1];
      if (url) done(url);
    });
    child.once("exit", (code) => fail(new Error(`the server ended with ${code}: ${output}`)));
  });
}

function memoryOf(pid: number | undefined, line: "VmHWM" | "VmRSS"): number | undefined {
  try {
    const kilobytes = new RegExp(`^${line}:\\s+(\\d+) kB$`, "m").exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
  } catch {
    return undefined;
  }
}
