/**
 * Saves a form by itself, by sending what its button would send to where its button would send it. Without this script the form works all
 * the same. It keeps the versions that it hears of, so that another tab is never overwritten, and it tries again until what was filled in
 * has arrived. Runs in the browser, as the only script of the pages.
 */
export {};

/** What the reader is told; the words stand in the page, in the reader's language. */
type State = 'waiting' | 'saving' | 'saved' | 'retrying' | 'conflict' | 'refused';

/** The answer to a form that was sent by script: versions by the invitation that they are of. */
interface Reply {
  outcome: 'saved' | 'conflict' | 'refused' | 'closed';
  versions: Record<string, number>;
}

/** Milliseconds. A text is sent when its writer pauses; choices, when no next one follows at once. */
const PAUSE_AFTER_TYPING = 1000;
const PAUSE_AFTER_CHOOSING = 250;
const TOLD_TO_BE_SAVING = 400;
const LONGEST_REQUEST = 15_000;
const RETRIES = [2_000, 4_000, 8_000, 15_000, 30_000];

const form = document.querySelector<HTMLFormElement>('form[data-autosave]');
const status = document.querySelector<HTMLElement>('[data-autosave-status]');
const conflict = document.querySelector<HTMLElement>('[data-autosave-conflict]');
// A browser without these is old; it posts the form.
if (form && status && conflict && 'requestSubmit' in form && 'timeout' in AbortSignal)
  keepSaved(form, status, conflict);

function keepSaved(form: HTMLFormElement, status: HTMLElement, conflict: HTMLElement): void {
  /** Something was filled in that no request has carried yet. */
  let unsaved = false;
  let underWay: Promise<void> | undefined;
  /** What was sent and not answered yet. */
  let unanswered: URLSearchParams | undefined;
  let failures = 0;
  /** Only the reader can solve what is wrong, with the buttons of the form. */
  let stopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const tell = (state: State) => {
    status.dataset.state = state;
    status.textContent = status.dataset[state] ?? '';
  };

  const saveAfter = (pause: number) => {
    clearTimeout(timer);
    timer = setTimeout(save, pause);
  };

  /** Settles when all has arrived that was filled in before, or cannot arrive now. */
  async function save(): Promise<void> {
    clearTimeout(timer);
    while (underWay) await underWay;
    if (!unsaved || stopped) return;
    underWay = send();
    await underWay;
  }

  async function send(): Promise<void> {
    const slow = setTimeout(() => failures === 0 && tell('saving'), TOLD_TO_BE_SAVING);
    try {
      if (unanswered) await deliver(unanswered);
      unsaved = false;
      if (!stopped) await deliver(filledIn());
    } catch {
      unsaved = true;
      tell('retrying');
      saveAfter(RETRIES[Math.min(failures, RETRIES.length - 1)]!);
      failures += 1;
    } finally {
      clearTimeout(slow);
      underWay = undefined;
    }
  }

  /** What gets no answer may have arrived all the same: before anything newer it is sent again as it was, which tells its version. */
  async function deliver(fields: URLSearchParams): Promise<void> {
    unanswered = fields;
    const reply = await post(fields, { signal: AbortSignal.timeout(LONGEST_REQUEST) });
    unanswered = undefined;
    take(reply);
  }

  function filledIn(): URLSearchParams {
    const fields = new URLSearchParams();
    for (const [name, value] of new FormData(form)) fields.append(name, String(value));
    return fields;
  }

  /** @throws when the answer is not one to what was sent: no network, or a server in trouble */
  async function post(fields: URLSearchParams, options: RequestInit): Promise<Reply> {
    const response = await fetch(form.action, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: fields,
      ...options,
    });
    if (response.status >= 500 || response.status === 429) throw new Error(String(response.status));
    return response.json();
  }

  function take({ outcome, versions }: Reply): void {
    failures = 0;
    for (const [invitation, version] of Object.entries(versions)) {
      const field = form.elements.namedItem(`version:${invitation}`);
      if (field instanceof HTMLInputElement) field.value = String(version);
    }
    if (outcome === 'saved') {
      tell(unsaved ? 'waiting' : 'saved');
    } else if (outcome === 'closed') {
      // The page of a link that takes no more says so itself.
      location.reload();
    } else {
      stopped = true;
      tell(outcome);
    }
    if (outcome === 'conflict') {
      conflict.hidden = false;
      conflict.focus();
    }
  }

  const isAtRest = () => !unsaved && !underWay;
  const isStuck = () => stopped || failures > 0;

  /** Goes on once everything has arrived. Where that fails one stays, and is told so. */
  async function saveThen(goOn: () => void): Promise<void> {
    await save();
    if (isAtRest()) goOn();
  }

  form.addEventListener('input', ({ target }) => {
    unsaved = true;
    if (isStuck()) return;
    tell('waiting');
    saveAfter(target instanceof HTMLTextAreaElement ? PAUSE_AFTER_TYPING : PAUSE_AFTER_CHOOSING);
  });

  form.addEventListener('submit', (event) => {
    if (stopped || isAtRest()) {
      unsaved = false;
      return;
    }
    event.preventDefault();
    const { submitter } = event;
    void saveThen(() => form.requestSubmit(submitter));
  });

  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const leaves = link !== null && !event.defaultPrevented && link.hash === '' && link.protocol === location.protocol;
    if (!leaves || isAtRest() || isStuck() || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void saveThen(() => location.assign(link.href));
  });

  addEventListener('beforeunload', (event) => {
    if (unsaved && isStuck()) event.preventDefault();
  });
  // A telephone puts a page away without asking: what is left goes along with it.
  addEventListener('pagehide', () => {
    if (unsaved && !stopped) void post(filledIn(), { keepalive: true }).catch(() => {});
  });
  document.addEventListener('visibilitychange', () => void save());
  addEventListener('online', () => void save());
  // A page from the browser's memory shows versions of then.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) location.reload();
  });
}
