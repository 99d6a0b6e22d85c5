interface SelectProps<Value extends string> {
  label: string;
  options: readonly { value: Value; label: string }[];
  value: Value;
  onChange: (value: Value) => void;
}

/** One choice among some more, its name before it; fills the line on the phone. */
export function Select<Value extends string>({ label, options, value, onChange }: SelectProps<Value>) {
  return (
    <label className="flex min-w-0 items-center gap-2 text-12 text-ink-3 phone:w-full">
      <span className="phone:w-20 phone:shrink-0">{label}</span>
      <select
        className="h-8 min-w-0 max-w-64 rounded-2 border border-control bg-surface px-2 text-13 text-ink phone:h-11 phone:max-w-none phone:grow phone:text-14"
        value={value}
        onChange={(event) => {
          const next = options.find((option) => option.value === event.target.value);
          if (next) onChange(next.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}
