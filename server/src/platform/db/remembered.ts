/**
 * Remembers for some time what was found under a key, and at most so many of them: the oldest are forgotten first. What
 * is asked for while it is being found is found once; what could not be found is not remembered.
 */
export class Remembered<Value> {
  private readonly known = new Map<string, { readonly value: Promise<Value>; readonly until: number }>();

  constructor(
    private readonly milliseconds: number,
    private readonly max: number,
  ) {}

  get(key: string, find: () => Promise<Value>): Promise<Value> {
    const now = performance.now();
    const known = this.known.get(key);
    if (known && known.until > now) return known.value;
    const value = find();
    this.known.delete(key);
    this.known.set(key, { value, until: now + this.milliseconds });
    for (const oldest of this.known.keys()) {
      if (this.known.size <= this.max) break;
      this.known.delete(oldest);
    }
    value.catch(() => {
      if (this.known.get(key)?.value === value) this.known.delete(key);
    });
    return value;
  }
}
