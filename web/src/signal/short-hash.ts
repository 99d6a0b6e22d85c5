/** The beginning and the end of a digest or a version, enough to tell two apart at a glance; short ones stay whole. */
export const shortHash = (hash: string): string => (hash.length <= 16 ? hash : `${hash.slice(0, 6)}…${hash.slice(-4)}`);
