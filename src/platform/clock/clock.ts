/** The one source of 'now'. Nothing else in src reads the machine's time for anything that is stored or decided. */
export abstract class Clock {
  abstract now(): Date;
  /** Called at the start of a job: an installation whose clock can be moved reads how far it was moved. */
  abstract refresh(): Promise<void>;
}

export class MachineClock extends Clock {
  now(): Date {
    return new Date();
  }
  async refresh(): Promise<void> {}
}
