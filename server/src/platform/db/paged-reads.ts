/** Rows of a statement, a thousand at a time. */
type Rows<Row> = AsyncIterable<readonly Row[]>;

/** Rows of a full piece. */
export const pieceRows = 1000;

/** How long a connection waits for a reader that has not asked for the next rows. */
const patienceMs = 3000;

/**
 * Rows for a reader at its own pace. A reader without pauses has one statement and sees the tables as of its start.
 * When a reader pauses, the connection is released; when it comes back, `read` begins again after the last row that it
 * was given. So `read` orders its rows by a key that never changes, and each row is given once (docs/decisions/0043).
 */
export async function* inPieces<Row>(read: (after: Row | undefined) => Rows<Row>): AsyncGenerator<readonly Row[]> {
  let last: Row | undefined;
  for (let isWhole = false; !isWhole; ) {
    const rows = read(last)[Symbol.asyncIterator]();
    let isLeft = false;
    let size = 0;
    const leave = () => {
      isLeft = true;
      void rows.return?.();
    };
    try {
      while (!isLeft) {
        const { value, done } = await rows.next();
        // A connection that was lost between two pieces looks like the end; only a piece that is not full is one.
        if (done) {
          isWhole = size < pieceRows;
          isLeft = true;
          break;
        }
        size = value.length;
        last = value.at(-1) ?? last;
        const timer = setTimeout(leave, patienceMs);
        try {
          yield value;
        } finally {
          clearTimeout(timer);
        }
      }
    } finally {
      if (!isLeft) leave();
    }
  }
}
