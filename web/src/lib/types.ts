import type { components } from "./api.gen";

/** Short names for the server's shapes; everything comes from its OpenAPI document. */
type Schemas = components["schemas"];

export type Dashboard = Schemas["Dashboard"];
export type LayerCard = Schemas["LayerCard"];
export type Evidence = Schemas["EvidenceBody"];
export type Edge = Schemas["EdgeBody"];
export type Checks = Schemas["ChecksBody"];
export type Driver = Schemas["DriverBody"];
export type Message = Schemas["Message"];
export type Signal = Schemas["SignalRow"];
export type NearestSignal = Schemas["NearestSignal"];
export type SectorStanding = Schemas["DashboardSector"];
export type Rotation = Schemas["DashboardRotation"];
export type Asset = Schemas["DashboardAsset"];
export type MarketOverview = Schemas["MarketOverview"];
export type RegimePoint = Schemas["RegimePoint"];
export type RegimeHistory = Schemas["RegimeHistory"];
export type Candles = Schemas["Candles"];
export type Cryptocurrency = Schemas["Cryptocurrency"];
export type Session = Schemas["Session"];
export type User = Schemas["UserProfile"];
export type SetupState = Schemas["SetupState"];
export type NewOwner = Schemas["NewOwner"];
export type ProblemBody = Schemas["Problem"];
export type Regime = Schemas["Regime"];
export type Source = Schemas["Source"];
export type Sources = Schemas["Sources"];
export type SourceRow = Schemas["SourceBody"];
export type FeedState = Schemas["FeedState"];
export type SyncStatus = Schemas["SyncStatus"];
export type ScheduledJob = Schemas["ScheduledJob"];
export type Task = Schemas["TaskBody"];
export type TaskProgress = Schemas["TaskProgress"];
export type Workers = Schemas["Workers"];
export type Interval = "1d" | "1h" | "1m";
