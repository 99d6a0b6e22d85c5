/** The mark of an answer that anybody may have: it stays on the screen when a session ends. */
export const PUBLIC = { public: true } as const;

export const isPublic = (meta: Record<string, unknown> | undefined): boolean => meta?.public === true;
