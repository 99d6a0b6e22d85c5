/** What can be done and is written down, in groups; what the server adds later is shown by its own name. */
export const KINDS = {
  accounts: [
    "login",
    "register",
    "create_user",
    "invite_user",
    "change_role",
    "set_status",
    "delete_user",
    "account_deleted",
    "password_changed",
    "password_reset",
    "reset_link",
    "refresh_token_reused",
  ],
  system: [
    "change_config",
    "request_task",
    "cancel_task",
    "promote_model",
    "rollback_model",
    "resume_model",
    "cancel_signal",
    "halt",
    "lift_halt",
  ],
  data: [
    "create_cryptocurrency",
    "update_cryptocurrency",
    "delete_cryptocurrency",
    "create_sector",
    "update_sector",
    "set_sector_members",
    "import_prices",
    "delete_prices",
  ],
  curation: [
    "review_suggestion",
    "bulk_watchlist",
    "create_watchlist",
    "change_watchlist",
    "delete_watchlist",
    "add_watchlist",
    "remove_watchlist",
    "order_watchlist",
  ],
  trading: ["exchange_connected", "exchange_disconnected", "live_trading_allowed", "live_trading_forbidden"],
} as const;

export type Group = keyof typeof KINDS;
export type Kind = (typeof KINDS)[Group][number];

export const GROUPS = Object.keys(KINDS) as readonly Group[];
const ALL: readonly string[] = Object.values(KINDS).flat();

export const isKind = (word: string): word is Kind => ALL.includes(word);

/** What the audit keeps for good: what changes the system or an account. */
const AUDITED: ReadonlySet<string> = new Set<Kind>([
  "account_deleted",
  "bulk_watchlist",
  "cancel_signal",
  "cancel_task",
  "change_config",
  "change_role",
  "create_cryptocurrency",
  "create_sector",
  "create_user",
  "delete_cryptocurrency",
  "delete_prices",
  "delete_user",
  "exchange_connected",
  "exchange_disconnected",
  "halt",
  "import_prices",
  "invite_user",
  "lift_halt",
  "live_trading_allowed",
  "live_trading_forbidden",
  "password_changed",
  "password_reset",
  "promote_model",
  "refresh_token_reused",
  "register",
  "request_task",
  "reset_link",
  "resume_model",
  "review_suggestion",
  "rollback_model",
  "set_sector_members",
  "set_status",
  "update_cryptocurrency",
  "update_sector",
]);

export const VIEWS = ["all", "audit"] as const;
export type View = (typeof VIEWS)[number];

/** The kinds of a group that a view can have. */
export const kindsOf = (view: View, group: Group): readonly Kind[] =>
  view === "all" ? KINDS[group] : KINDS[group].filter((kind) => AUDITED.has(kind));
