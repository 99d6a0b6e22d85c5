/** A grey block in the final geometry; nothing jumps when the content comes. */
export function Skeleton({ width, height }: { width: number | string; height: number }) {
  return <span className="skeleton max-w-full" style={{ width, height }} aria-hidden="true" />;
}

/** The sentence of a page and the one below it. */
export function HeadSkeleton({ title, lead }: { title: number; lead: number }) {
  return (
    <div aria-hidden="true" className="flex flex-col gap-3 py-1">
      <Skeleton width={title} height={26} />
      <Skeleton width={lead} height={14} />
    </div>
  );
}

interface PageSkeletonProps {
  /** Widths of the two sentences. */
  title: number;
  lead: number;
  /** Heights of the panel that counts and of the one beside it. */
  main: number;
  side: number;
}

/** A page of two columns. */
export function PageSkeleton({ title, lead, main, side }: PageSkeletonProps) {
  return (
    <div aria-hidden="true" className="flex flex-col gap-4">
      <HeadSkeleton title={title} lead={lead} />
      <div className="grid grid-cols-12 gap-4 phone:flex phone:flex-col">
        <div className="panel col-span-8 p-4 below-desktop:col-span-12">
          <Skeleton width="100%" height={main} />
        </div>
        <div className="panel col-span-4 p-4 below-desktop:col-span-12">
          <Skeleton width="100%" height={side} />
        </div>
      </div>
    </div>
  );
}
