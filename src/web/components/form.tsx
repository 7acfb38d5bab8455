import type { ComponentChildren } from 'preact';
import type { Locale } from '../../platform/auth/actor.js';
import { type Step, stepHref } from '../steps.js';
import { texts } from '../texts/texts.js';
import type { FieldError, Notice } from '../views.js';
import { Alert, Link, List, Paragraph } from './prose.js';

interface FormProps {
  locale: Locale;
  hidden?: { step?: Step; version?: number };
  children: ComponentChildren;
}

/** Posts to the page's own address, so that the token is nowhere in the page. */
export function Form({ locale, hidden = {}, children }: FormProps) {
  return (
    <form class="leerlijn-form" method="post" action={stepHref(locale)}>
      {Object.entries(hidden).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
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
  label: string;
  /** The number of a point on the scale, shown before the label. */
  point?: number;
}

interface RadioGroupProps {
  name: string;
  legend: string;
  choices: Choice[];
  chosen?: string;
  error?: string;
  /** Side by side where there is room, as the points of a scale are. */
  layout: 'scale' | 'list';
}

/** One question with one answer. The name of the field is the id of its first radio, so a link to it lands in the group. */
export function RadioGroup({ name, legend, choices, chosen, error, layout }: RadioGroupProps) {
  return (
    <fieldset
      class={`utrecht-form-fieldset utrecht-form-fieldset--html-fieldset${error ? ' utrecht-form-fieldset--invalid' : ''}`}
      aria-describedby={error && `${name}.error`}
    >
      <legend class="utrecht-form-fieldset__legend utrecht-form-fieldset__legend--html-legend">{legend}</legend>
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
              <span>{label}</span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}

interface TextFieldProps {
  name: string;
  label: string;
  description: string;
  value: string;
  maxLength: number;
  rows: number;
  error?: string;
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

export function TextField({ name, label, description, value, maxLength, rows, error }: TextFieldProps) {
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
    </LabelledField>
  );
}

/** One mail address, which the browser may fill in. */
export function EmailField({ name, label, description, value, error }: Omit<TextFieldProps, 'maxLength' | 'rows'>) {
  return (
    <LabelledField name={name} label={label} description={description} error={error}>
      <input
        class="utrecht-textarea leerlijn-input"
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
    <Alert kind="error" title={texts[locale].errorTitle} role="alert">
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
    <Alert kind="warning" title={conflict.title} role="alert">
      <Paragraph>{conflict.body}</Paragraph>
    </Alert>
  );
}
