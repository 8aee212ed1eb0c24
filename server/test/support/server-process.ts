import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join, resolve } from "node:path";

/** The built server as a separate process, as `npm start` runs it. */
export interface ServerProcess {
  readonly url: string;
  /** Stops it like a power cut. */
  kill(): Promise<void>;
  /** Stops it as an operator would. */
  stop(): Promise<void>;
}

const main = join(resolve(import.meta.dirname, "../../dist"), "main.js");

/** Starts the server on a data folder and waits until it listens. */
export async function startServerProcess(dataDir: string, environment: NodeJS.ProcessEnv = {}): Promise<ServerProcess> {
  const child = spawn(process.execPath, [main], {
    env: { PATH: process.env["PATH"], LICET_DATA: dataDir, PORT: "0", ...environment },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await ended;
  };
  return { url: await listening(child), kill: () => end("SIGKILL"), stop: () => end("SIGTERM") };
}

function listening(child: ChildProcess): Promise<string> {
  return new Promise((done, fail) => {
    let output = "";
    child.stdout?.on("data", (chunk: Buffer) => {
      if (output.length < 100_000) output += chunk.toString();
      const url = /^Licet listens on (\S+)$/m.exec(output)?.[1];
      if (url) done(url);
    });
    child.once("exit", (code) => fail(new Error(`the server ended with ${code}: ${output}`)));
  });
}
