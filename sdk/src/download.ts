/** A file that the server makes while it is read. */
export class Download implements AsyncIterable<Uint8Array> {
  /** The name that the server suggests. */
  readonly filename: string | undefined;
  /** The bytes as they arrive. It can be read once. */
  readonly body: ReadableStream<Uint8Array>;

  /** Made by the methods of `Licet`. */
  constructor(response: Response) {
    this.filename = /filename="([^"]*)"/.exec(response.headers.get("Content-Disposition") ?? "")?.[1];
    this.body = response.body ?? new Blob([]).stream();
  }

  /** The whole file as text. */
  text(): Promise<string> {
    return new Response(this.body).text();
  }

  /** The bytes as they arrive. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array, void, undefined> {
    const reader = this.body.getReader();
    try {
      for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
    } finally {
      await reader.cancel();
    }
  }
}
