import { Skeleton } from "@/ui/skeleton";
import { CascadeSkeleton } from "./cascade/cascade";

/** The cascade and the panels below it, before they are drawn. */
export function PanelSkeletons() {
  return (
    <>
      <CascadeSkeleton />
      <div
        className="grid grid-cols-12 items-start gap-4 phone:flex phone:flex-col phone:items-stretch"
        aria-hidden="true"
      >
        <div className="panel col-span-8 p-4 below-desktop:col-span-12">
          <Skeleton width={160} height={14} />
          <div className="mt-4">
            <Skeleton width="100%" height={240} />
          </div>
        </div>
        <div className="panel col-span-4 p-4 below-desktop:col-span-12">
          <Skeleton width={100} height={14} />
          <div className="mt-4">
            <Skeleton width="100%" height={240} />
          </div>
        </div>
      </div>
    </>
  );
}
