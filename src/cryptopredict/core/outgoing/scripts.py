"""The steps that must be one for all processes, in Redis' own language and by Redis' own clock.

One hash for each provider: `spent:<window ms>:<slot>` the weight taken in a slot, `silent` until when it wants silence, `strikes`
refusals in a row that named no time, `failures` in a row, `open` until when the breaker lets nobody pass, `cool` how long that
was, `reason` of the last failure, `probe` until when a probe is out. Times are milliseconds since 1970. A provider that nobody asks is forgotten after 35 days.
"""

__all__ = ["COUNT", "ENTER", "REFUSED", "REPORT"]

_NOW = """
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
local key = KEYS[1]
local function read(name) return tonumber(redis.call('HGET', key, name) or '0') or 0 end
"""

_SPENT = """
local function spent_of(window, slots, oldest)
    local kept, total = {}, 0
    for _, name in ipairs(redis.call('HKEYS', key)) do
        local length, slot = string.match(name, '^spent:(%d+):(%d+)$')
        if length and (slot + slots + 2) * (length / slots) <= now then
            redis.call('HDEL', key, name)
        elseif length and tonumber(length) == window and tonumber(slot) >= oldest then
            local weight = read(name)
            kept[#kept + 1] = {tonumber(slot), weight}
            total = total + weight
        end
    end
    return kept, total
end
local function add(window, slots, weight)
    local slot = math.floor(now * slots / window)
    redis.call('HINCRBY', key, string.format('spent:%.0f:%.0f', window, slot), weight)
end
"""

_KEEP = """
redis.call('PEXPIRE', key, 3024000000)
"""

ENTER = (
    _NOW
    + _SPENT
    + """
local weight, silence, probe_for, slots = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
local silent = read('silent')
if silence > 0 and silent <= now then
    silent = now + silence
    redis.call('HSET', key, 'silent', string.format('%.0f', silent))
    redis.call('PEXPIRE', key, 3024000000)
end
if silent > now then return {1, silent - now, silent} end
local open = read('open')
if open > 0 then
    local ready = math.max(open, read('probe'))
    if ready > now then return {2, ready - now, ready, redis.call('HGET', key, 'reason') or ''} end
end
local wait = 0
for i = 5, #ARGV, 3 do
    local window, room, known = tonumber(ARGV[i]), tonumber(ARGV[i + 1]), tonumber(ARGV[i + 2])
    local length = window / slots
    local kept, total = spent_of(window, slots, math.floor(now / length) - slots - 1)
    if known > total then
        add(window, slots, known - total)
        kept, total = spent_of(window, slots, math.floor(now / length) - slots - 1)
    end
    table.sort(kept, function(a, b) return a[1] < b[1] end)
    for _, slot in ipairs(kept) do
        if total + weight <= room then break end
        total = total - slot[2]
        wait = math.max(wait, (slot[1] + slots + 2) * length - now)
    end
end
if wait > 0 then return {3, wait, now + wait} end
for i = 5, #ARGV, 3 do add(tonumber(ARGV[i]), slots, weight) end
if open > 0 then redis.call('HSET', key, 'probe', string.format('%.0f', now + probe_for)) end
"""
    + _KEEP
    + "return {0, open > 0 and 1 or 0, now}"
)
"""May a request leave? → {0, whether it is a probe, now}, or {1 silence | 2 broken | 3 spent, wait, until}; broken with the reason of the last failure.

ARGV: weight, silence that the asker knows of (ms), how long a probe may take (ms), slots; then for each limit: window (ms), room,
what the asker knows that it spent.
"""

COUNT = (
    _NOW
    + _SPENT
    + """
local used, window, slots = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local _, total = spent_of(window, slots, math.floor(now * slots / window) - slots)
if used > total then add(window, slots, used - total) end
"""
    + _KEEP
    + "return 0"
)
"""The provider counted more than we did: that is the truth. ARGV: its count, window (ms), slots."""

REFUSED = (
    _NOW
    + """
local asked, least, first, most, known = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5])
local silent, wait = read('silent'), asked
if asked < 0 then
    local strikes = read('strikes')
    if silent <= now then strikes = redis.call('HINCRBY', key, 'strikes', 1) end
    wait = math.max(least, strikes > 0 and math.min(most, first * 2 ^ (math.min(strikes, 30) - 1)) or 0)
end
silent = math.max(silent, now + wait, now + known)
redis.call('HSET', key, 'silent', string.format('%.0f', silent))
redis.call('HDEL', key, 'failures', 'open', 'cool', 'probe')
"""
    + _KEEP
    + "return {silent - now, silent}"
)
"""It refused us → {wait, until}. ARGV, all ms: what it asked for or −1, the least, the first and the longest wait, the asker's own.

Requests that left together and were all refused count as one refusal.
"""

REPORT = (
    _NOW
    + """
if ARGV[1] == 'well' then
    redis.call('HDEL', key, 'failures', 'open', 'cool', 'probe', 'strikes')
    return {0, 0}
end
local probing, most, first, longest = ARGV[2] == '1', tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5])
local open, cool = read('open'), read('cool')
redis.call('HSET', key, 'reason', ARGV[6])
if open == 0 then
    if redis.call('HINCRBY', key, 'failures', 1) < most then"""
    + _KEEP
    + """return {0, 0} end
    cool = first
    open = now + cool
elseif probing then
    cool = math.min(2 * cool, longest)
    open = now + cool
    redis.call('HDEL', key, 'probe')
end
redis.call('HSET', key, 'open', string.format('%.0f', open), 'cool', string.format('%.0f', cool))
"""
    + _KEEP
    + """
local ready = math.max(open, read('probe'))
return {math.max(0, ready - now), ready}"""
)
"""How a request ended → {wait, until} of the breaker, zeros when it is closed.

ARGV: well | failed, whether it was the probe, failures in a row that open it, first and longest time to cool down (ms), its reason.
"""
