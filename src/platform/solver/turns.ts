/** So many at a time; others wait, first come first served. */
export class Turns {
  private readonly waiting: (() => void)[] = [];

  constructor(private free: number) {}

  /** Settles when it is the caller's turn, with what gives the turn back. */
  async next(): Promise<() => void> {
    if (this.free > 0) this.free -= 1;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    let isBack = false;
    return () => {
      if (isBack) return;
      isBack = true;
      const first = this.waiting.shift();
      if (first) first();
      else this.free += 1;
    };
  }
}
