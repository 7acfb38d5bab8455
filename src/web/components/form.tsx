import type { ComponentChildren } from 'preact';
import type { Locale } from '../../platform/auth/actor.js';
import { type Selection, type Step, stepHref } from '../steps.js';
import { texts } from '../texts/texts.js';
import type { FieldError, Notice } from '../views.js';
import { Alert, Link, List, Paragraph } from './prose.js';

interface FormProps {
  locale: Locale;
  selection?: Selection;
  step?: Step;
  /** By name of the field. */
  versions?: Record<string, number>;
  /** Saves itself where the browser runs the page's script. */
  saves?: boolean;
  children: ComponentChildren;
}

/**
 * Posts to the page's own address, so that the token is nowhere in the page. The browser is to put nothing back in it of an earlier visit:
 * answers with an old version would be refused.
 */
export function Form({ locale, selection, step, versions = {}, saves, children }: FormProps) {
  return (
    <form
      class="leerlijn-form"
      method="post"
      action={stepHref(locale, selection)}
      autocomplete={saves ? 'off' : undefined}
      data-autosave={saves || undefined}
    >
      {Object.entries({ step, ...versions }).map(
        ([name, value]) => value !== undefined && <input type="hidden" name={name} value={value} />,
      )}
      {children}
    </form>
  );
}

interface ButtonProps {
  kind: 'primary' | 'secondary' | 'subtle';
  name?: string;
  value?: string;
  children: ComponentChildren;
}

export function SubmitButton({ kind, name, value, children }: ButtonProps) {
  return (
    <button class={`nl-button nl-button--${kind}`} type="submit" name={name} value={value}>
      <span class="nl-button__label">{children}</span>
    </button>
  );
}

export interface Choice {
  value: string;
  label: ComponentChildren;
  /** The number of a point on the scale, shown before the label. */
  point?: number;
}

interface RadioGroupProps {
  name: string;
  legend: ComponentChildren;
  /** For the second, third, … question about the same thing. */
  minor?: boolean;
  choices: Choice[];
  chosen?: string;
  error?: string;
  /** Something about the choice that was made. */
  remark?: string;
  /** Side by side where there is room, as the points of a scale are; 'row' always side by side, with numbers only where room lacks. */
  layout: 'scale' | 'row';
}

/** One question with one answer. The name of the field is the id of its first radio, so a link to it lands in the group. */
export function RadioGroup({ name, legend, minor, choices, chosen, error, remark, layout }: RadioGroupProps) {
  const described = [error && `${name}.error`, remark && `${name}.remark`].filter(Boolean).join(' ');
  return (
    <fieldset
      class={`utrecht-form-fieldset utrecht-form-fieldset--html-fieldset${error ? ' utrecht-form-fieldset--invalid' : ''}`}
      aria-describedby={described || undefined}
    >
      <legend
        class={`utrecht-form-fieldset__legend utrecht-form-fieldset__legend--html-legend${minor ? ' leerlijn-minor' : ''}`}
      >
        {legend}
      </legend>
      {remark && (
        <p class="leerlijn-not-stored" id={`${name}.remark`}>
          {remark}
        </p>
      )}
      {error && <FieldErrorMessage id={`${name}.error`}>{error}</FieldErrorMessage>}
      <div class={`leerlijn-choices leerlijn-choices--${layout}`}>
        {choices.map(({ value, label, point }, index) => {
          const radioId = index === 0 ? name : `${name}.${value}`;
          return (
            <label class="utrecht-form-label utrecht-form-label--radio leerlijn-choice" for={radioId}>
              <input
                class="utrecht-radio-button utrecht-radio-button--html-input"
                type="radio"
                id={radioId}
                name={name}
                value={value}
                checked={value === chosen}
              />
              {point !== undefined && <span class="leerlijn-choice__point">{point}</span>}
              <span class={point === undefined ? undefined : 'leerlijn-choice__label'}>{label}</span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}

interface TextFieldProps {
  name: string;
  label: ComponentChildren;
  description: string;
  value: string;
  maxLength: number;
  rows: number;
  error?: string;
  /** What was typed and not kept, and what it is. */
  remark?: { about: string; text: string };
}

type LabelledFieldProps = Pick<TextFieldProps, 'name' | 'label' | 'description' | 'error'> & {
  children: ComponentChildren;
};

/** What stands around every field that one types in: its name, what to type, and what was wrong. */
function LabelledField({ name, label, description, error, children }: LabelledFieldProps) {
  return (
    <div class={`utrecht-form-field${error ? ' utrecht-form-field--invalid' : ''}`}>
      <label class="utrecht-form-label leerlijn-label" for={name}>
        {label}
      </label>
      <div class="utrecht-form-field-description" id={`${name}.description`}>
        {description}
      </div>
      {error && <FieldErrorMessage id={`${name}.error`}>{error}</FieldErrorMessage>}
      {children}
    </div>
  );
}

export function TextField({ name, label, description, value, maxLength, rows, error, remark }: TextFieldProps) {
  return (
    <LabelledField name={name} label={label} description={description} error={error}>
      <textarea
        class="utrecht-textarea utrecht-textarea--html-textarea"
        id={name}
        name={name}
        rows={rows}
        maxLength={maxLength}
        aria-describedby={`${name}.description${error ? ` ${name}.error` : ''}`}
        aria-invalid={error ? 'true' : undefined}
      >
        {value}
      </textarea>
      {remark && (
        <div class="leerlijn-not-stored">
          {remark.about}
          <p class="leerlijn-typed">{remark.text}</p>
        </div>
      )}
    </LabelledField>
  );
}

/** One mail address, which the browser may fill in. */
export function EmailField({
  name,
  label,
  description,
  value,
  error,
}: Omit<TextFieldProps, 'maxLength' | 'rows' | 'remark'>) {
  return (
    <LabelledField name={name} label={label} description={description} error={error}>
      <input
        class="utrecht-textbox utrecht-textbox--html-input leerlijn-input"
        type="email"
        autocomplete="email"
        id={name}
        name={name}
        value={value}
        maxLength={254}
        required
        aria-describedby={`${name}.description${error ? ` ${name}.error` : ''}`}
        aria-invalid={error ? 'true' : undefined}
      />
    </LabelledField>
  );
}

function FieldErrorMessage({ id, children }: { id: string; children: ComponentChildren }) {
  return (
    <div class="utrecht-form-field-error-message" id={id}>
      {children}
    </div>
  );
}

/** Everything that has to be put right, each with a link to its field. Nothing where there is nothing to say. */
export function ErrorSummary({ locale, errors }: { locale: Locale; errors: FieldError[] }) {
  if (errors.length === 0) return null;
  return (
    <Alert kind="error" title={texts[locale].errorTitle} role="alert" focus>
      <List items={errors.map(({ field, code }) => <Link href={`#${field}`}>{texts[locale].errors[code]}</Link>)} />
    </Alert>
  );
}

/** What is wrong with this field, in the reader's words; undefined where nothing is. */
export function errorOf(locale: Locale, errors: FieldError[], field: string): string | undefined {
  const error = errors.find((candidate) => candidate.field === field);
  return error && texts[locale].errors[error.code];
}

export function NoticeMessage({ locale, notice }: { locale: Locale; notice?: Notice }) {
  if (notice === undefined) return null;
  const { saved, conflict } = texts[locale].notices;
  if (notice === 'saved') {
    return (
      <p class="leerlijn-saved" role="status">
        {saved}
      </p>
    );
  }
  return (
    <Alert kind="warning" title={conflict.title} role="alert" focus>
      <Paragraph>{conflict.body}</Paragraph>
    </Alert>
  );
}

/** Whether what one fills in has been kept. Empty and unseen until the page's script has something to tell. */
export function SavingStatus({ locale }: { locale: Locale }) {
  const { saving, saved, retrying, conflict, refused } = texts[locale].saving;
  return (
    <p
      class="leerlijn-saving"
      role="status"
      data-autosave-status
      data-saving={saving}
      data-saved={saved}
      data-retrying={retrying}
      data-conflict={conflict}
      data-refused={refused}
    />
  );
}

/** What the script shows when another tab was first: the button asks the server for both. Stands in the form. */
export function ConflictOffer({ locale }: { locale: Locale }) {
  const { conflictTitle, conflictBody, showBoth } = texts[locale].saving;
  return (
    <div class="leerlijn-conflict" role="alert" tabIndex={-1} data-autosave-conflict hidden>
      <Alert kind="warning" title={conflictTitle}>
        <Paragraph>{conflictBody}</Paragraph>
        <SubmitButton kind="secondary" name="move" value="stay">
          {showBoth}
        </SubmitButton>
      </Alert>
    </div>
  );
}
