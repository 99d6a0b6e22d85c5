/** Names with their figures, in two columns where there is room. */
export function FactList({ facts }: { facts: readonly (readonly [string, string])[] }) {
  return (
    <dl className="grid gap-x-8 px-4 pt-1 pb-3 md:grid-cols-2">
      {facts.map(([name, figure]) => (
        <div key={name} className="flex min-h-8 items-center justify-between gap-3">
          <dt className="text-ink-2">{name}</dt>
          <dd className="whitespace-nowrap tabular-nums">{figure}</dd>
        </div>
      ))}
    </dl>
  );
}
