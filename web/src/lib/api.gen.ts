// Made by `npm run client` from the server's OpenAPI document. Not to be edited.

export interface paths {
    "/api/v1/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * State
         * @description What the first visit needs to know.
         */
        get: operations["setup-state"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/setup/owner": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create Owner
         * @description Make the owner's account and sign in. Only from this machine, and only while there is no user.
         */
        post: operations["setup-create-owner"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Login
         * @description Sign in. An unknown email and a wrong password are answered alike, in like time.
         */
        post: operations["auth-login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refresh
         * @description Exchange the refresh cookie for the next one and a fresh access token. A cookie used twice ends its session.
         */
        post: operations["auth-refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Logout
         * @description End this session, and have the browser forget what it kept.
         */
        post: operations["auth-logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/logout-all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Logout All
         * @description End every session of this user, on every machine; their browsers are told of nothing any more.
         */
        post: operations["auth-logout-all"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Me
         * @description One's own account.
         */
        get: operations["auth-me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/ws-ticket": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ws Ticket
         * @description A ticket that opens one WebSocket, once, within 30 seconds.
         */
        post: operations["auth-ws-ticket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Register Account
         * @description Make an account, where the admins let people do so. It opens with the link that goes to its mailbox.
         */
        post: operations["auth-register-account"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/verify-email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Verify Email
         * @description Open an account with the token of its letter.
         */
        post: operations["auth-verify-email"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/forgot-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Forgot Password
         * @description Have a letter sent with which a new password can be chosen. The answer is the same, as fast, without such an account.
         */
        post: operations["auth-forgot-password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/reset-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reset
         * @description Choose a new password with the token of a letter. Every session of the account ends.
         */
        post: operations["auth-reset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/change-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change
         * @description Take another password. Every session ends; the one that asks goes on as a new one, with this access token and cookie.
         */
        post: operations["auth-change"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sessions
         * @description One's sessions that go on.
         */
        get: operations["auth-sessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sessions/{session_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End
         * @description End one of one's sessions; somebody else's looks like none.
         */
        delete: operations["auth-end"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Me
         * @description One's own account.
         */
        get: operations["users-me"];
        put?: never;
        post?: never;
        /**
         * Delete Me
         * @description Remove one's account and all that is one's own. The last admin cannot.
         */
        delete: operations["users-delete-me"];
        options?: never;
        head?: never;
        /**
         * Change Me
         * @description Change one's names.
         */
        patch: operations["users-change-me"];
        trace?: never;
    };
    "/api/v1/users/me/preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Preferences
         * @description What one has chosen.
         */
        get: operations["users-preferences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change Preferences
         * @description Choose.
         */
        patch: operations["users-change-preferences"];
        trace?: never;
    };
    "/api/v1/users/me/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export Me
         * @description Everything that is one's own, table by table.
         */
        get: operations["users-export-me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/activities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * My Activities
         * @description What one did, newest first.
         */
        get: operations["users-my-activities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Users
         * @description All accounts, oldest first.
         */
        get: operations["users-users"];
        put?: never;
        /**
         * Invite User
         * @description Make an account for somebody. They choose its password with a link: it is here to pass on, and goes by mail where that is set up.
         */
        post: operations["users-invite-user"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{user_id}/reset-link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reset Link
         * @description A link with which somebody chooses another password; here to pass on, and by mail. Until it is used nothing changes.
         */
        post: operations["users-reset-link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * User
         * @description One account: one's own, or any for an admin; somebody else's looks like none.
         */
        get: operations["users-user"];
        put?: never;
        post?: never;
        /**
         * Delete
         * @description Remove an account and all that is its own.
         */
        delete: operations["users-delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{user_id}/role": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Role
         * @description Give an account another role, at once. The last admin stays one; only the owner changes the owner.
         */
        patch: operations["users-role"];
        trace?: never;
    };
    "/api/v1/users/{user_id}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Status
         * @description Switch an account off, which ends its sessions and sockets at once, or on.
         */
        patch: operations["users-status"];
        trace?: never;
    };
    "/api/v1/ui/dashboard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Dashboard
         * @description Everything the dashboard shows, in one answer.
         */
        get: operations["ui-dashboard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ui/layer-overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Layer Overview
         * @description The four layer cards.
         */
        get: operations["ui-layer-overview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ui/mobile/quick-stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Quick Stats
         * @description The present decision in a few figures.
         */
        get: operations["ui-quick-stats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ui/mobile/layer-cards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Layer Cards
         * @description The four layer cards.
         */
        get: operations["ui-layer-cards"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ui/mobile/signal-cards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Signal Cards
         * @description The signals that count now, newest first.
         */
        get: operations["ui-signal-cards"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ui/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Notifications
         * @description One's messages, newest first, with what became of each over each way.
         */
        get: operations["notifications-notifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ui/notifications/{notification_id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read
         * @description Mark one as read.
         */
        post: operations["notifications-read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ui/notifications/read-all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read All
         * @description Mark all as read.
         */
        post: operations["notifications-read-all"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ui/notifications/{notification_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Dismiss
         * @description Put one away; it is forgotten when it expires.
         */
        delete: operations["notifications-dismiss"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Rules
         * @description One's rules, and the default of each event that one has no rule for.
         */
        get: operations["notifications-rules"];
        put?: never;
        /**
         * Add Rule
         * @description Want to hear of something.
         */
        post: operations["notifications-add-rule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/rules/{rule_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change Rule
         * @description Write a rule anew.
         */
        put: operations["notifications-change-rule"];
        post?: never;
        /**
         * Remove Rule
         * @description Go back to the default.
         */
        delete: operations["notifications-remove-rule"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/services": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Services
         * @description Which messengers there are.
         */
        get: operations["notifications-services"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Channels
         * @description One's ways, without their addresses.
         */
        get: operations["notifications-channels"];
        put?: never;
        /**
         * Add Channel
         * @description Add a way. The address of a service holds its secret: it is sealed, and cannot be read again.
         */
        post: operations["notifications-add-channel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/channels/{channel_id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Test Channel
         * @description Send a message now; one that arrives switches the way on again. Takes as long as the other side takes.
         */
        post: operations["notifications-test-channel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/channels/{channel_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove Channel
         * @description Forget a way, and what waits to be sent over it.
         */
        delete: operations["notifications-remove-channel"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/times": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Times
         * @description When one may be disturbed.
         */
        get: operations["notifications-times"];
        /**
         * Change Times
         * @description Set quiet hours and the hour of the daily mail.
         */
        put: operations["notifications-change-times"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/vapid-key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Vapid Key
         * @description What a browser subscribes with.
         */
        get: operations["notifications-vapid-key"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/subscribe": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Subscribe
         * @description Have this browser told, until its session ends by a sign-out, a new password, or from elsewhere.
         */
        post: operations["notifications-subscribe"];
        /**
         * Unsubscribe
         * @description Leave this browser alone.
         */
        delete: operations["notifications-unsubscribe"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/layer1/market-regime": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Market Regime
         * @description The regime now, with its drivers and how sure it is.
         */
        get: operations["layer1-market-regime"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/layer1/sentiment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sentiment
         * @description How the market feels: fear and greed, news, funding, their composite, and why a part is not known.
         */
        get: operations["layer1-sentiment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/layer1/dominance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Dominance
         * @description Who has which share of the market's value, and how that has changed.
         */
        get: operations["layer1-dominance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/layer1/regime-forecast": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Regime Forecast
         * @description The chance of each regime over the next days, with its interval.
         */
        get: operations["layer1-regime-forecast"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/layer1/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * History
         * @description How the regime went, oldest first: closed days (every seventh of them for weeks), or the decisions of each hour or four.
         */
        get: operations["layer1-history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/layer2/sectors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sectors
         * @description All sectors as the latest decision saw them.
         */
        get: operations["layer2-sectors"];
        put?: never;
        /**
         * Create
         * @description Add a sector.
         */
        post: operations["layer2-create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/layer2/rotation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Rotation
         * @description Where money moves, and the weights that follow.
         */
        get: operations["layer2-rotation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/layer2/sectors/{sector_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sector
         * @description One sector: what it is, how it stands, who is in it.
         */
        get: operations["layer2-sector"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change
         * @description Change how a sector looks and is described, or switch it off. Its name stays: what was said of it carries it.
         */
        patch: operations["layer2-change"];
        trace?: never;
    };
    "/api/v1/layer2/sectors/{sector_id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * History
         * @description How one sector went over its closed days, oldest first.
         */
        get: operations["layer2-history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/layer2/compare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Compare
         * @description Up to five sectors over the same closed days, each from 100.
         */
        get: operations["layer2-compare"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/layer2/correlations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Correlations
         * @description How closely the sectors went together from day to day, each pair with its interval and n.
         */
        get: operations["layer2-correlations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/sectors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Kept
         * @description Every sector there is, by name: empty ones and those that are switched off too.
         */
        get: operations["layer2-kept"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/layer2/sectors/{sector_id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Members
         * @description Have exactly these assets in a sector, all or nothing; an asset is in one sector. No provider undoes it.
         */
        put: operations["layer2-members"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/layer3/watchlists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Watchlists
         * @description The lists of the system and of admins, and one's own.
         */
        get: operations["layer3-watchlists"];
        put?: never;
        /**
         * Create Watchlist
         * @description Make a list of one's own; an admin may make one for everybody.
         */
        post: operations["layer3-create-watchlist"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/layer3/watchlists/{watchlist_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Watchlist
         * @description One list with its assets and what the latest decision says of them.
         */
        get: operations["layer3-watchlist"];
        put?: never;
        post?: never;
        /**
         * Delete Watchlist
         * @description Delete a list; a tier cannot be deleted.
         */
        delete: operations["layer3-delete-watchlist"];
        options?: never;
        head?: never;
        /**
         * Change Watchlist
         * @description Give a list another name, description or size.
         */
        patch: operations["layer3-change-watchlist"];
        trace?: never;
    };
    "/api/v1/layer3/assets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Assets
         * @description The whole universe as the latest decision scored it, best first.
         */
        get: operations["layer3-assets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/layer3/assets/{crypto_id}/analysis": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Analysis
         * @description One asset as the latest decision saw it: chance, risk, prices ahead, indicators, and why.
         */
        get: operations["layer3-analysis"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/layer3/opportunities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Opportunities
         * @description Assets that stand out beside those that are selected.
         */
        get: operations["layer3-opportunities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/layer3/watchlists/bulk-actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bulk Actions
         * @description Do the same with many assets on the tiers: all of them, or none.
         */
        post: operations["layer3-bulk-actions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/layer3/watchlists/{watchlist_id}/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add Item
         * @description Put an asset at the end of a list; on a tier, it is moved there.
         */
        post: operations["layer3-add-item"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/layer3/watchlists/{watchlist_id}/items/{item_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove Item
         * @description Take an asset off a list.
         */
        delete: operations["layer3-remove-item"];
        options?: never;
        head?: never;
        /**
         * Change Item
         * @description Let an asset rest on its list, or go on with it.
         */
        patch: operations["layer3-change-item"];
        trace?: never;
    };
    "/api/v1/layer3/watchlists/{watchlist_id}/order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Order Items
         * @description Give a list its order: all of its places, each once.
         */
        put: operations["layer3-order-items"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/layer3/suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Suggestions
         * @description All suggestions: those that wait first, then from new to old.
         */
        get: operations["layer3-suggestions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/layer3/suggestions/scoreboard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Scoreboard
         * @description What accepting or refusing would have brought after 7 and 30 days: for the system, and for the admin.
         */
        get: operations["layer3-scoreboard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/layer3/suggestions/{suggestion_id}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Review
         * @description Decide on a suggestion. An approval changes the lists at once; one that another admin was faster with is 409, and says who.
         */
        post: operations["layer3-review"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/layer4/signals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Signals
         * @description Signals, newest first.
         */
        get: operations["layer4-signals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/layer4/signals/{signal_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Signal
         * @description One signal with its reasons, and the decisions that it rests on.
         */
        get: operations["layer4-signal"];
        put?: never;
        post?: never;
        /**
         * Cancel
         * @description Take an active signal back: nobody can execute it any more. What was said is settled and counted all the same.
         */
        delete: operations["layer4-cancel"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/layer4/performance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Performance
         * @description How live signals did that were settled in that time: over all, by risk level, model, regime and side.
         */
        get: operations["layer4-performance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/layer4/signals/{signal_id}/execute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Execute Signal
         * @description Execute a signal on the paper account. The same key is the same execution, however often it is sent.
         */
        post: operations["layer4-execute-signal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/layer4/signals/{signal_id}/risk-check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Check Risk
         * @description What executing a signal with that size would mean, or with the suggested one; every rule with value and bound. Nothing is done.
         */
        get: operations["layer4-check-risk"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/layer4/executions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Executions
         * @description One's own executions, the newest first.
         */
        get: operations["layer4-executions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/layer4/risk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Risk
         * @description One's own limits, and where the account stands against them.
         */
        get: operations["layer4-risk"];
        /**
         * Change Risk
         * @description Change limits, from the next order on; those that are not given stay.
         */
        put: operations["layer4-change-risk"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portfolio": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Portfolio
         * @description The paper account; it is made, with its starting cash, when it is first asked for. Beside it the one at an exchange, if there is one.
         */
        get: operations["portfolio-portfolio"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portfolio/positions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Positions
         * @description What is held, or what was, the newest first.
         */
        get: operations["portfolio-positions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portfolio/positions/{position_id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close
         * @description Close a position at the newest price; while the kill switch is on, too.
         */
        post: operations["portfolio-close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portfolio/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * History
         * @description What the account was worth, hour by hour and at each execution, beside held Bitcoin; of more than `points` the last of each part.
         */
        get: operations["portfolio-history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portfolio/transactions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Transactions
         * @description Every movement of cash, the newest first.
         */
        get: operations["portfolio-transactions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portfolio/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reset
         * @description Begin anew with the starting cash. The account as it stands is archived with all its history, and nothing of it is deleted.
         */
        post: operations["portfolio-reset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/halts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Halts
         * @description What is halted now, and what was; admins also see who pressed and who lifted.
         */
        get: operations["halts-halts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/halts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Press Halt
         * @description Press the kill switch. When this is answered, no signal is stored and none is executed any more. Pressed twice is pressed once.
         */
        post: operations["halts-press-halt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/halts/{halt_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Lift Halt
         * @description Lift a halt, with a reason. Another one that stands beside it still counts.
         */
        delete: operations["halts-lift-halt"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cryptocurrencies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search
         * @description Assets by name, sector and tier.
         */
        get: operations["cryptocurrencies-search"];
        put?: never;
        /**
         * Create
         * @description Add an asset.
         */
        post: operations["market-create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cryptocurrencies/top": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Top
         * @description The largest assets by market cap.
         */
        get: operations["cryptocurrencies-top"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cryptocurrencies/symbol/{symbol}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Of Symbol
         * @description The asset of a ticker; of several with the same one, which do collide, the largest that is active.
         */
        get: operations["cryptocurrencies-of-symbol"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cryptocurrencies/{crypto_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read
         * @description One asset.
         */
        get: operations["cryptocurrencies-read"];
        put?: never;
        post?: never;
        /**
         * Remove
         * @description Remove an asset with its candles; one of which something was said can only be switched off.
         */
        delete: operations["market-remove"];
        options?: never;
        head?: never;
        /**
         * Change
         * @description Change what is said of an asset, or switch it off.
         */
        patch: operations["market-change"];
        trace?: never;
    };
    "/api/v1/prices/latest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Latest Of Many
         * @description The newest prices of up to 50 assets, by their numbers with commas between.
         */
        get: operations["prices-latest-of-many"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/prices/closes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Closes
         * @description The last daily closes of many assets at once, for small lines beside their names.
         */
        get: operations["prices-closes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/prices/{crypto_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Candles
         * @description Candles from `start` until before `end`, oldest first; of a longer span the newest `limit`. As Arrow on demand.
         */
        get: operations["prices-candles"];
        put?: never;
        post?: never;
        /**
         * Forget
         * @description Remove an asset's candles that opened before a moment.
         */
        delete: operations["market-forget"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/prices/{crypto_id}/latest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Latest
         * @description The newest price, and its change over 24 hours.
         */
        get: operations["prices-latest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/prices/{crypto_id}/statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Statistics
         * @description The last candles in figures.
         */
        get: operations["prices-statistics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/prices/{crypto_id}/indicators": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Technical
         * @description Well-known indicators at the last candle, for those who read them. No decision rests on them.
         */
        get: operations["prices-technical"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/prices/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload
         * @description Import one file of market data, CSV or Parquet, at most 32 MiB, whole or not at all. The same file again changes nothing.
         */
        post: operations["market-upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/predictions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Predictions
         * @description Claims about the future, newest first, each with its chance and, once it is known, whether it happened.
         */
        get: operations["predictions-predictions"];
        put?: never;
        /**
         * Ask
         * @description Ask what a model says of an asset: the system's own claim, where it stands; else a job answers it, for oneself alone.
         *
         *     With `features_override` it is a what-if: the job's answer is all there will ever be of it, in no record and never settled.
         */
        post: operations["predictions-ask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/predictions/analytics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Analytics
         * @description How good the live claims were that were settled lately, each figure beside its baseline, with n and interval.
         */
        get: operations["predictions-analytics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/predictions/{prediction_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Prediction
         * @description One claim, with where it stands in the ledger.
         */
        get: operations["predictions-prediction"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/track-record": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Track Record
         * @description What was said and what came of it, live and backtest apart; how far the two agree, and what the signals brought.
         */
        get: operations["record-track-record"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledger/head": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Head
         * @description The last place and its hash. Anybody may note it.
         */
        get: operations["ledger-head"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledger/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Entries
         * @description The entries after a place, without what they say: enough to walk the chain.
         */
        get: operations["ledger-entries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledger/entries/{seq}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Entry
         * @description One entry with what it says, as the bytes that were hashed.
         */
        get: operations["ledger-entry"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cascade/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Runs
         * @description Runs, newest first.
         */
        get: operations["cascade-runs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cascade/runs/{run_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Run
         * @description One run with what is needed to repeat it, and what came out.
         */
        get: operations["cascade-run"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cascade/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide
         * @description Decide now, as a job. A market of files that nothing was added to is not decided on twice.
         */
        post: operations["cascade-decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cascade/runs/{run_id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replay
         * @description Decide a run again, as a job: its result says whether the same comes out of the same inputs, and if not, what differs and why.
         */
        post: operations["cascade-replay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sync/prices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Prices
         * @description Read the prices of all assets now.
         */
        post: operations["sync-prices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sync/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * History
         * @description Read the candles that closed since the last time now.
         */
        post: operations["sync-history"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sync/discover": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Discover
         * @description Look for new assets, and for those that are gone, now.
         */
        post: operations["sync-discover"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sync/sentiment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sentiment
         * @description Read fear and greed now.
         */
        post: operations["sync-sentiment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sync/dominance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Dominance
         * @description Read the size of the market and the shares in it now.
         */
        post: operations["sync-dominance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sync/news": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * News
         * @description Read headlines now.
         */
        post: operations["sync-news"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sync/funding": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Funding
         * @description Read funding rates now.
         */
        post: operations["sync-funding"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sync/cryptocurrency/{crypto_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cryptocurrency
         * @description Read everything of one asset anew now.
         */
        post: operations["sync-cryptocurrency"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sync/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Status
         * @description What the jobs of the market last came to, and what is wrong with its data.
         */
        get: operations["sync-status"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sync/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sources
         * @description Every series of every provider: how fresh it is, and why it is not.
         */
        get: operations["sync-sources"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tasks
         * @description Pieces of work, newest first.
         */
        get: operations["tasks-tasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/schedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Schedule
         * @description All jobs: how often, when next, and what they last came to.
         */
        get: operations["tasks-schedule"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/workers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Workers
         * @description Who is there to work, and on what.
         */
        get: operations["tasks-workers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{task_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Task
         * @description One piece of work: one that oneself asked for, or any for an admin.
         */
        get: operations["tasks-task"];
        put?: never;
        post?: never;
        /**
         * Cancel
         * @description Stop a piece of work: a waiting one at once, one that is being done at its next report.
         */
        delete: operations["tasks-cancel"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{task_id}/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Progress
         * @description How far one piece of work is.
         */
        get: operations["tasks-progress"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{name}/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run
         * @description Ask for a job now. One that waits or is being done already is not done twice: that one is answered.
         */
        post: operations["tasks-run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/ai-models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Ai Models
         * @description All models: which version counts, whether its main gate is open, and how it is.
         */
        get: operations["admin-ai-models"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/ai-models/{model_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Ai Model
         * @description One model with its versions: every gate, and every figure beside those of its baselines.
         */
        get: operations["admin-ai-model"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/ai-models/{model_id}/retrain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Retrain
         * @description Train a model anew, as a job. What a training does not take is refused, not passed over.
         */
        post: operations["admin-retrain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/ai-models/{model_id}/promote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Promote
         * @description Make a version the champion, from the next decision on. One whose gate is closed is only promoted by force, with a reason.
         */
        post: operations["admin-promote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/ai-models/{model_id}/rollback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rollback
         * @description Take the last promotion back: the champion before counts again, from the next decision on.
         */
        post: operations["admin-rollback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/ai-models/{model_id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resume
         * @description Let a suspended champion count again, from the next decision on; what was decided meanwhile was decided without it.
         */
        post: operations["admin-resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/config": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Config
         * @description Every setting that can be changed while the system runs: its value, default, bounds and meaning.
         */
        get: operations["admin-config"];
        put?: never;
        /**
         * Change Config
         * @description Change settings, all or none. They count in every process within seconds, without a restart.
         */
        post: operations["admin-change-config"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Audit
         * @description What changed the system or an account: by whom, when, and what was there before. Newest first.
         */
        get: operations["admin-audit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/user-activities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * User Activities
         * @description Everything that was done, sign-ins included. Newest first.
         */
        get: operations["admin-user-activities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/system-health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * System Health
         * @description Every part, looked at now, and the workers' reports of the last hours.
         */
        get: operations["admin-system-health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Statistics
         * @description How much there is of everything.
         */
        get: operations["admin-statistics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/suggestions/queue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Queue
         * @description What waits for an admin, of the last `days`, the surest first; and what came near to being suggested.
         */
        get: operations["admin-queue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Health
         * @description All parts, whatever their state.
         */
        get: operations["health-health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Live
         * @description The process answers.
         */
        get: operations["health-live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Ready
         * @description All parts, or 503 while one is missing without which nothing can be answered.
         */
        get: operations["health-ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/health/database": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Database
         * @description PostgreSQL.
         */
        get: operations["health-database"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/health/redis": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Redis
         * @description Redis.
         */
        get: operations["health-redis"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/health/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Models
         * @description The trained models.
         */
        get: operations["health-models"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * Accepted
         * @description It was taken; whether there is such an account is only told to its mailbox.
         */
        Accepted: {
            /**
             * Accepted
             * @constant
             */
            accepted: true;
        };
        /**
         * Activity
         * @description One thing that was done. `user_id` null is the command line, or an account that is gone; `data` depends on the type.
         */
        Activity: {
            /** Id */
            id: number;
            /** User Id */
            user_id: number | null;
            /** Email */
            email: string | null;
            /** Activity Type */
            activity_type: string;
            /** Data */
            data: {
                [key: string]: components["schemas"]["JsonValue"];
            };
            /** Ip Address */
            ip_address: string | null;
            /** User Agent */
            user_agent: string | null;
            /**
             * Activity Time
             * Format: date-time
             */
            activity_time: string;
        };
        /**
         * ActivityFilters
         * @description Echo of what the list was cut with.
         */
        ActivityFilters: {
            /** Days */
            days: number;
            /** Activity Type */
            activity_type: string | null;
            /** User Id */
            user_id: number | null;
        };
        /**
         * AdviceBody
         * @description What the agent would do, and what that is worth above skipping, percent of the capital.
         */
        AdviceBody: {
            /**
             * Action
             * @enum {string}
             */
            action: "skip" | "half" | "full";
            /** Worth */
            worth: number;
        };
        /**
         * AiAnalysis
         * @description Why.
         */
        AiAnalysis: {
            /** Key Factors */
            key_factors: components["schemas"]["DriverBody"][];
            probability_analysis: components["schemas"]["ProbabilityAnalysis"];
        };
        /**
         * AiModels
         * @description All models, by name.
         */
        AiModels: {
            /** Models */
            models: components["schemas"]["ModelBody"][];
        };
        /**
         * AiStatus
         * @description Whether decisions are being made. `processing_rate` is assets decided per second by the last run.
         */
        AiStatus: {
            /** All Online */
            all_online: boolean;
            /** Active Models */
            active_models: number;
            /** Processing Rate */
            processing_rate: number | null;
        };
        /**
         * Alive
         * @description The process answers.
         */
        Alive: {
            /**
             * Alive
             * @constant
             */
            alive: true;
        };
        /**
         * Analytics
         * @description Live claims that were settled within `days`. Null, or an empty list, where there is nothing to speak of.
         */
        Analytics: {
            /** Days */
            days: number;
            /** Layer */
            layer: ("layer1" | "layer2" | "layer3" | "layer4") | null;
            overall_accuracy: components["schemas"]["Share"] | null;
            /** Accuracy By Layer */
            accuracy_by_layer: components["schemas"]["LayerShare"][];
            /** Accuracy By Horizon */
            accuracy_by_horizon: components["schemas"]["HorizonShare"][];
            /**
             * Best Performing Models
             * @description At most 20, by the difference to the baseline.
             */
            best_performing_models: components["schemas"]["ModelScore"][];
            directional_skill: components["schemas"]["Direction"] | null;
            /** Interval Coverage */
            interval_coverage: components["schemas"]["Coverage"][];
        };
        /** Answer[Accepted] */
        Answer_Accepted_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["Accepted"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[AiModels] */
        Answer_AiModels_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["AiModels"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[Alive] */
        Answer_Alive_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["Alive"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[Analytics] */
        Answer_Analytics_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["Analytics"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[Asked] */
        Answer_Asked_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["Asked"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[AssetAnalysis] */
        Answer_AssetAnalysis_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["AssetAnalysis"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[Browser] */
        Answer_Browser_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["Browser"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[BulkResult] */
        Answer_BulkResult_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["BulkResult"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[CandlesRemoved] */
        Answer_CandlesRemoved_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["CandlesRemoved"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[Candles] */
        Answer_Candles_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["Candles"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[ChannelBody] */
        Answer_ChannelBody_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["ChannelBody"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[Closes] */
        Answer_Closes_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["Closes"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[ConfigTable] */
        Answer_ConfigTable_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["ConfigTable"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[Confirmed] */
        Answer_Confirmed_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["Confirmed"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[CryptocurrencyDetail] */
        Answer_CryptocurrencyDetail_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["CryptocurrencyDetail"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[Dashboard] */
        Answer_Dashboard_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["Dashboard"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[Deleted] */
        Answer_Deleted_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["Deleted"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[Dominance] */
        Answer_Dominance_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["Dominance"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[ExecutionResult] */
        Answer_ExecutionResult_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["ExecutionResult"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[Export] */
        Answer_Export_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["Export"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[HaltBody] */
        Answer_HaltBody_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["HaltBody"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[Halts] */
        Answer_Halts_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["Halts"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[HandedLink] */
        Answer_HandedLink_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["HandedLink"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[Health] */
        Answer_Health_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["Health"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[Imported] */
        Answer_Imported_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["Imported"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[Indicators] */
        Answer_Indicators_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["Indicators"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[ItemBody] */
        Answer_ItemBody_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["ItemBody"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[LatestPrice] */
        Answer_LatestPrice_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["LatestPrice"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[LatestPrices] */
        Answer_LatestPrices_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["LatestPrices"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[LayerOverview] */
        Answer_LayerOverview_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["LayerOverview"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[LedgerEntryBody] */
        Answer_LedgerEntryBody_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["LedgerEntryBody"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[LedgerHead] */
        Answer_LedgerHead_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["LedgerHead"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[LedgerLinks] */
        Answer_LedgerLinks_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["LedgerLinks"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[MarketRegime] */
        Answer_MarketRegime_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["MarketRegime"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[MembersSet] */
        Answer_MembersSet_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["MembersSet"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[ModelBody] */
        Answer_ModelBody_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["ModelBody"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[ModelDetail] */
        Answer_ModelDetail_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["ModelDetail"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[NotificationRuleBody] */
        Answer_NotificationRuleBody_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["NotificationRuleBody"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[Opportunities] */
        Answer_Opportunities_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["Opportunities"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[Ordered] */
        Answer_Ordered_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["Ordered"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[PartHealth] */
        Answer_PartHealth_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["PartHealth"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[Performance] */
        Answer_Performance_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["Performance"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[PortfolioBody] */
        Answer_PortfolioBody_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["PortfolioBody"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[PortfolioHistory] */
        Answer_PortfolioHistory_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["PortfolioHistory"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[PositionBody] */
        Answer_PositionBody_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["PositionBody"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[PredictionDetail] */
        Answer_PredictionDetail_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["PredictionDetail"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[Preferences] */
        Answer_Preferences_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["Preferences"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[PriceStatistics] */
        Answer_PriceStatistics_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["PriceStatistics"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[Promotion] */
        Answer_Promotion_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["Promotion"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[QuickStats] */
        Answer_QuickStats_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["QuickStats"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[RegimeForecast] */
        Answer_RegimeForecast_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["RegimeForecast"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[RegimeHistory] */
        Answer_RegimeHistory_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["RegimeHistory"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[ReviewResult] */
        Answer_ReviewResult_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["ReviewResult"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[RiskBody] */
        Answer_RiskBody_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["RiskBody"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[RiskCheck] */
        Answer_RiskCheck_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["RiskCheck"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[Rotation] */
        Answer_Rotation_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["Rotation"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[RunDetail] */
        Answer_RunDetail_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["RunDetail"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[Schedule] */
        Answer_Schedule_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["Schedule"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[Scoreboard] */
        Answer_Scoreboard_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["Scoreboard"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[SectorBody] */
        Answer_SectorBody_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["SectorBody"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[SectorComparison] */
        Answer_SectorComparison_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["SectorComparison"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[SectorCorrelations] */
        Answer_SectorCorrelations_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["SectorCorrelations"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[SectorDetail] */
        Answer_SectorDetail_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["SectorDetail"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[SectorHistory] */
        Answer_SectorHistory_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["SectorHistory"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[SectorTable] */
        Answer_SectorTable_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["SectorTable"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[Sentiment] */
        Answer_Sentiment_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["Sentiment"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[Services] */
        Answer_Services_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["Services"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[Session] */
        Answer_Session_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["Session"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[Sessions] */
        Answer_Sessions_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["Sessions"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[SetupState] */
        Answer_SetupState_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["SetupState"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[SignalCards] */
        Answer_SignalCards_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["SignalCards"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[SignalDetail] */
        Answer_SignalDetail_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["SignalDetail"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[SignalRow] */
        Answer_SignalRow_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["SignalRow"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[SignedOut] */
        Answer_SignedOut_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["SignedOut"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[Sources] */
        Answer_Sources_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["Sources"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[Statistics] */
        Answer_Statistics_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["Statistics"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[SuggestionQueue] */
        Answer_SuggestionQueue_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["SuggestionQueue"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[SyncStatus] */
        Answer_SyncStatus_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["SyncStatus"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[SystemHealthBody] */
        Answer_SystemHealthBody_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["SystemHealthBody"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[TaskBody] */
        Answer_TaskBody_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["TaskBody"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[TaskProgress] */
        Answer_TaskProgress_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["TaskProgress"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[Ticket] */
        Answer_Ticket_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["Ticket"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[TimesBody] */
        Answer_TimesBody_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["TimesBody"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[TrackRecordBody] */
        Answer_TrackRecordBody_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["TrackRecordBody"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[Unread] */
        Answer_Unread_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["Unread"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[UserProfile] */
        Answer_UserProfile_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["UserProfile"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[User] */
        Answer_User_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["User"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[VapidKey] */
        Answer_VapidKey_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["VapidKey"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[WatchlistBody] */
        Answer_WatchlistBody_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["WatchlistBody"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[WatchlistDetail] */
        Answer_WatchlistDetail_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["WatchlistDetail"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[Watchlists] */
        Answer_Watchlists_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["Watchlists"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[Workers] */
        Answer_Workers_: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["Workers"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[list[ChannelBody]] */
        Answer_list_ChannelBody__: {
            /**
             * Success
             * @constant
             */
            success: true;
            /** Data */
            data: components["schemas"]["ChannelBody"][];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[list[KeptSector]] */
        Answer_list_KeptSector__: {
            /**
             * Success
             * @constant
             */
            success: true;
            /** Data */
            data: components["schemas"]["KeptSector"][];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[list[NotificationRuleBody]] */
        Answer_list_NotificationRuleBody__: {
            /**
             * Success
             * @constant
             */
            success: true;
            /** Data */
            data: components["schemas"]["NotificationRuleBody"][];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /**
         * AskPrediction
         * @description A question about one asset: what the model says, `prediction_horizon` hours ahead.
         *
         *     `features_override` supposes some of what the model rests on otherwise: logarithms of variances per candle, or, where no trained
         *     model speaks, the `trailing` deviation of a candle.
         */
        AskPrediction: {
            /** Crypto Id */
            crypto_id: number;
            /**
             * Layer Source
             * @default layer3
             * @enum {string}
             */
            layer_source: "layer1" | "layer2" | "layer3" | "layer4";
            /**
             * Prediction Horizon
             * @description Hours.
             * @default 24
             */
            prediction_horizon: number;
            /**
             * Model Name
             * @default prices
             */
            model_name: string;
            /** Features Override */
            features_override?: {
                [key: string]: number;
            } | null;
        };
        /**
         * Asked
         * @description Where a question stands: the `prediction` where that was said already, else the `task` that answers it, and by which it is asked after.
         */
        Asked: {
            prediction: components["schemas"]["PredictionBody"] | null;
            task: components["schemas"]["TaskBody"] | null;
        };
        /**
         * AssetAnalysis
         * @description One asset as the latest decision saw it.
         *
         *     `ai_confidence` is P(beats the median asset over 7 days). `sentiment_score` −1..1 is that of the market, for nobody measures that of
         *     single assets; null where no part of it is known. `technical_indicators` in the units of the feature catalogue, distances as
         *     logarithms; `performance_metrics` in percent. `explanation` says in sentences what spoke for and against it.
         */
        AssetAnalysis: {
            /** Run Id */
            run_id: number;
            /**
             * As Of
             * Format: date-time
             */
            as_of: string;
            /** Crypto Id */
            crypto_id: number;
            /** Symbol */
            symbol: string;
            /** Name */
            name: string;
            /** Ai Confidence */
            ai_confidence: number;
            evidence: components["schemas"]["EvidenceBody"];
            state: components["schemas"]["LayerState"];
            risk_level: components["schemas"]["RiskLevel"];
            recommendation: components["schemas"]["Recommendation"];
            /** Selected */
            selected: boolean;
            /** Score */
            score: number;
            /** Price */
            price: number;
            /** Price Predictions */
            price_predictions: components["schemas"]["PriceBody"][];
            /** Technical Indicators */
            technical_indicators: {
                [key: string]: number;
            };
            /** Sentiment Score */
            sentiment_score: number | null;
            /** Sector Correlation */
            sector_correlation: number | null;
            /** Performance Metrics */
            performance_metrics: {
                [key: string]: number;
            };
            /** Drivers */
            drivers: components["schemas"]["DriverBody"][];
            /** Explanation */
            explanation: string[];
        };
        /**
         * AssetFilters
         * @description Echo of what the list was cut with.
         */
        AssetFilters: {
            /** Search */
            search: string | null;
            recommendation: components["schemas"]["Recommendation"] | null;
            /** Selected */
            selected: boolean | null;
        };
        /**
         * AssetKind
         * @description Only a `coin` may ever get a signal; the others count in dominance.
         * @enum {string}
         */
        AssetKind: "coin" | "stablecoin" | "wrapped" | "commodity";
        /**
         * AssetRow
         * @description One asset scored by the latest run. `confidence` is P(beats the median asset over 7 days), `score` −1..1.
         */
        AssetRow: {
            /** Crypto Id */
            crypto_id: number;
            /** Symbol */
            symbol: string;
            /** Name */
            name: string;
            /** Sector */
            sector: string | null;
            /** Sector Color */
            sector_color: string | null;
            /** Price */
            price: number;
            /** Performance 24H */
            performance_24h: number | null;
            /** Volatility */
            volatility: number;
            /** Dollar Volume */
            dollar_volume: number;
            /** Score */
            score: number;
            /** Confidence */
            confidence: number;
            evidence: components["schemas"]["EvidenceBody"];
            risk_level: components["schemas"]["RiskLevel"];
            recommendation: components["schemas"]["Recommendation"];
            /** Selected */
            selected: boolean;
            /** Drivers */
            drivers: components["schemas"]["DriverBody"][];
        };
        /**
         * AuditFilters
         * @description Echo of what the list was cut with.
         */
        AuditFilters: {
            /** Days */
            days: number;
            /** Activity Type */
            activity_type: string | null;
            /** User Id */
            user_id: number | null;
        };
        /**
         * AutomaticBody
         * @description Whether signals are executed without asking, and which: those whose `edge_low` (percent) is at least `min_edge`.
         */
        AutomaticBody: {
            /** Enabled */
            enabled: boolean;
            /** Min Edge */
            min_edge: number;
            /** Sides */
            sides: components["schemas"]["SignalType"][];
            /** Max Per Day */
            max_per_day: number;
        };
        /**
         * AutomaticUpdate
         * @description What of it shall change.
         */
        AutomaticUpdate: {
            /** Enabled */
            enabled?: boolean | null;
            /** Min Edge */
            min_edge?: number | null;
            /** Sides */
            sides?: ("long" | "short")[] | null;
            /** Max Per Day */
            max_per_day?: number | null;
        };
        /**
         * BaselineBody
         * @description A baseline on the same rows as the model; `difference` is null where there are too few moments.
         */
        BaselineBody: {
            /** Name */
            name: string;
            /** Value */
            value: number | null;
            difference: components["schemas"]["DifferenceBody"] | null;
        };
        /**
         * BetBody
         * @description A bet that something is wrong: its wealth after `n` moments, and the most it ever was. 20 is rare by chance, 100 very rare.
         */
        BetBody: {
            /**
             * Name
             * @enum {string}
             */
            name: "worse" | "faded" | "calibration";
            /** Wealth */
            wealth: number;
            /** Peak */
            peak: number;
            /** N */
            n: number;
        };
        /**
         * Browser
         * @description A browser that is told.
         */
        Browser: {
            /** Id */
            id: number;
            /** Last Error */
            last_error: string | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
        };
        /**
         * BrowserGiven
         * @description What `PushSubscription.toJSON()` of a browser gives.
         */
        BrowserGiven: {
            /** Endpoint */
            endpoint: string;
            /** P256Dh */
            p256dh: string;
            /** Auth */
            auth: string;
        };
        /**
         * BrowserLeft
         * @description Which browser is not told any more.
         */
        BrowserLeft: {
            /** Endpoint */
            endpoint: string;
        };
        /**
         * BulkAction
         * @description The same for many assets, all or none of it.
         */
        BulkAction: {
            /**
             * Action
             * @enum {string}
             */
            action: "promote_to_tier1" | "demote_to_tier2" | "remove" | "pause" | "resume";
            /** Crypto Ids */
            crypto_ids: number[];
            /** Review Notes */
            review_notes?: string | null;
        };
        /**
         * BulkChange
         * @description One asset and the tier that it was on.
         */
        BulkChange: {
            /** Crypto Id */
            crypto_id: number;
            /** Before */
            before: ("tier1" | "tier2") | null;
        };
        /**
         * BulkResult
         * @description What was done, to which assets.
         */
        BulkResult: {
            /**
             * Action
             * @enum {string}
             */
            action: "promote_to_tier1" | "demote_to_tier2" | "remove" | "pause" | "resume";
            /** Changed */
            changed: components["schemas"]["BulkChange"][];
        };
        /**
         * CalibrationBin
         * @description Claims of about the same probability: what was said, how often it happened with a 95 % interval, how many at how many moments.
         */
        CalibrationBin: {
            /** Said */
            said: number;
            /** Happened */
            happened: number;
            /** Low */
            low: number;
            /** High */
            high: number;
            /** N */
            n: number;
            /** Moments */
            moments: number;
        };
        /**
         * CalibrationBody
         * @description Mean distance of said and happened, and the claims in bins of as many.
         */
        CalibrationBody: {
            /** Error */
            error: number | null;
            /** Bins */
            bins: components["schemas"]["CalibrationBin"][];
        };
        /**
         * Candles
         * @description Candles as columns of equal length, oldest first.
         */
        Candles: {
            /** Crypto Id */
            crypto_id: number;
            /** Symbol */
            symbol: string;
            interval: components["schemas"]["Interval"];
            /**
             * Epoch Seconds
             * @description Opens of the candles in seconds since 1970, UTC.
             */
            epoch_seconds: number[];
            /** Open */
            open: number[];
            /** High */
            high: number[];
            /** Low */
            low: number[];
            /** Close */
            close: number[];
            /**
             * Volume
             * @description In coins.
             */
            volume: number[];
        };
        /**
         * CandlesRemoved
         * @description How many candles were removed.
         */
        CandlesRemoved: {
            /** Removed */
            removed: number;
        };
        /**
         * ChangeItem
         * @description A paused asset keeps its place, and nothing is suggested about it.
         */
        ChangeItem: {
            /**
             * Status
             * @enum {string}
             */
            status: "active" | "paused";
        };
        /**
         * ChangeList
         * @description What is to be changed of a list; what is left out stays.
         */
        ChangeList: {
            /** Name */
            name?: string | null;
            /** Description */
            description?: string | null;
            /** Max Items */
            max_items?: number | null;
        };
        /**
         * ChangePassword
         * @description The password until now, and the one from now on.
         */
        ChangePassword: {
            /**
             * Current Password
             * Format: password
             */
            current_password: string;
            /**
             * Password
             * Format: password
             */
            password: string;
        };
        /**
         * ChangeRecordBody
         * @description How changes like it fared after that many days: `paid` of `n`, with a 95 % interval; `all_paid` is what chance alone gives.
         */
        ChangeRecordBody: {
            /** Horizon Days */
            horizon_days: number;
            /** N */
            n: number;
            /** Paid */
            paid: number | null;
            /** Low */
            low: number | null;
            /** High */
            high: number | null;
            /** Mean Gain */
            mean_gain: number | null;
            /** All Paid */
            all_paid: number | null;
        };
        /**
         * ChannelBody
         * @description A way as it stands; switched off when it failed too often, with the last reason.
         */
        ChannelBody: {
            /** Id */
            id: number;
            /**
             * Kind
             * @enum {string}
             */
            kind: "mail" | "service";
            /** Name */
            name: string;
            /** Service */
            service: string | null;
            /** Is Active */
            is_active: boolean;
            /** Failures */
            failures: number;
            /** Last Error */
            last_error: string | null;
            /** Last Sent At */
            last_sent_at: string | null;
        };
        /**
         * ChannelGiven
         * @description A way to a person: `mail` to the account's own address, or a `service` with its Apprise `url`, which is sealed and never shown again.
         */
        ChannelGiven: {
            /**
             * Kind
             * @enum {string}
             */
            kind: "mail" | "service";
            /** Name */
            name: string;
            /** Url */
            url?: string | null;
        };
        /**
         * ChecksBody
         * @description The ladder of four behind the dots.
         */
        ChecksBody: {
            /** Fresh */
            fresh: boolean;
            /** Trained */
            trained: boolean;
            /** Calibrated */
            calibrated: boolean;
            /** Beats Baseline */
            beats_baseline: boolean;
        };
        /**
         * ChoiceBody
         * @description What the admin's choosing added: the mean gain of accepted suggestions less that of refused ones, in percent.
         */
        ChoiceBody: {
            /** Horizon Days */
            horizon_days: number;
            /** Accepted */
            accepted: number;
            /** Refused */
            refused: number;
            difference: components["schemas"]["GainBody"] | null;
        };
        /**
         * ClaimRecord
         * @description One kind of claim of one layer, over all and in parts.
         */
        ClaimRecord: {
            /**
             * Layer
             * @enum {string}
             */
            layer: "layer1" | "layer2" | "layer3" | "layer4";
            /**
             * Claim
             * @enum {string}
             */
            claim: "price" | "regime" | "rotation" | "beats_median" | "target_before_stop" | "regime_ahead" | "next_leader";
            score: components["schemas"]["ScoreBody"];
            /** Bins */
            bins: components["schemas"]["RecordBin"][];
            /** Cuts */
            cuts: components["schemas"]["CutRecord"][];
        };
        /**
         * CloseLine
         * @description The daily closes of one asset, oldest first; empty where there are none.
         */
        CloseLine: {
            /** Crypto Id */
            crypto_id: number;
            /** Closes */
            closes: number[];
        };
        /**
         * Closes
         * @description Small lines of many assets over the newest closed days of the market, in the order in which they were asked for.
         */
        Closes: {
            /** Days */
            days: number;
            /** Lines */
            lines: components["schemas"]["CloseLine"][];
        };
        /**
         * ComparisonBody
         * @description One line of figures out of sample: mean loss of the model, and of each baseline on the same `n` rows at `moments` moments.
         */
        ComparisonBody: {
            /** Key */
            key: string;
            /** What */
            what: string;
            /** Metric */
            metric: string;
            /** N */
            n: number;
            /** Moments */
            moments: number;
            /** Model */
            model: number | null;
            /** Baselines */
            baselines: components["schemas"]["BaselineBody"][];
            /** By Year */
            by_year: components["schemas"]["YearBody"][];
            calibration: components["schemas"]["CalibrationBody"] | null;
        };
        /**
         * ConfigChange
         * @description Settings by key, changed all or none.
         */
        ConfigChange: {
            /** Values */
            values: {
                [key: string]: boolean | number;
            };
        };
        /**
         * ConfigChanged
         * @description When a setting was changed last, what it was `before`, and who did it: null is the command line, or an account that is gone.
         */
        ConfigChanged: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By */
            by: string | null;
            /** Before */
            before: boolean | number;
            /** After */
            after: boolean | number;
        };
        /**
         * ConfigSetting
         * @description One setting. `low` and `high` bound it, null for a switch. `about` is English; in other languages `key` names what it means.
         */
        ConfigSetting: {
            /** Key */
            key: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "switch" | "integer" | "number";
            /** Value */
            value: boolean | number;
            /** Default */
            default: boolean | number;
            /** Low */
            low: number | null;
            /** High */
            high: number | null;
            /** Unit */
            unit: ("seconds" | "hours" | "days" | "assets" | "probability" | "points" | "standard_errors" | "times") | null;
            /** About */
            about: string;
            last_change: components["schemas"]["ConfigChanged"] | null;
        };
        /**
         * ConfigTable
         * @description All settings, by key.
         */
        ConfigTable: {
            /** Settings */
            settings: components["schemas"]["ConfigSetting"][];
        };
        /**
         * Confirmed
         * @description The account is open.
         */
        Confirmed: {
            /** Email */
            email: string;
        };
        /**
         * Correlation
         * @description How closely two sectors went together from day to day, −1..1, with a 95 % interval; null below 20 shared days.
         */
        Correlation: {
            /** First Id */
            first_id: number;
            /** Second Id */
            second_id: number;
            /** Correlation */
            correlation: number | null;
            /** Low */
            low: number | null;
            /** High */
            high: number | null;
            /** N */
            n: number;
        };
        /**
         * Coverage
         * @description Of predicted intervals at one level: how many held the price.
         */
        Coverage: {
            /** Level */
            level: number;
            share: components["schemas"]["Share"];
        };
        /**
         * Credentials
         * @description What a sign-in needs.
         */
        Credentials: {
            /**
             * Email
             * Format: email
             */
            email: string;
            /**
             * Password
             * Format: password
             */
            password: string;
        };
        /**
         * Cryptocurrency
         * @description One asset. Prices and caps in US dollars.
         */
        Cryptocurrency: {
            /** Id */
            id: number;
            /** Symbol */
            symbol: string;
            /** Name */
            name: string;
            kind: components["schemas"]["AssetKind"];
            /** Sector Id */
            sector_id: number | null;
            /** Sector */
            sector: string | null;
            /** Sector Color */
            sector_color: string | null;
            /** Market Cap Rank */
            market_cap_rank: number | null;
            /** Current Price */
            current_price: number | null;
            /** Market Cap */
            market_cap: number | null;
            /** Total Volume */
            total_volume: number | null;
            /**
             * Watchlist Tier
             * @enum {string}
             */
            watchlist_tier: "tier1" | "tier2" | "none";
            /** Is Active */
            is_active: boolean;
            /** Last Data Update */
            last_data_update: string | null;
        };
        /**
         * CryptocurrencyChange
         * @description What is given is changed. Prices and ranks come from the market, tiers from the lists.
         */
        CryptocurrencyChange: {
            /** Name */
            name?: string | null;
            kind?: components["schemas"]["AssetKind"] | null;
            /** Sector Id */
            sector_id?: number | null;
            /** Description */
            description?: string | null;
            /** Website Url */
            website_url?: string | null;
            /** Is Active */
            is_active?: boolean | null;
        };
        /**
         * CryptocurrencyDetail
         * @description One asset with all that is known of it, and the span of candles that is stored for each interval.
         */
        CryptocurrencyDetail: {
            /** Id */
            id: number;
            /** Symbol */
            symbol: string;
            /** Name */
            name: string;
            kind: components["schemas"]["AssetKind"];
            /** Sector Id */
            sector_id: number | null;
            /** Sector */
            sector: string | null;
            /** Sector Color */
            sector_color: string | null;
            /** Market Cap Rank */
            market_cap_rank: number | null;
            /** Current Price */
            current_price: number | null;
            /** Market Cap */
            market_cap: number | null;
            /** Total Volume */
            total_volume: number | null;
            /**
             * Watchlist Tier
             * @enum {string}
             */
            watchlist_tier: "tier1" | "tier2" | "none";
            /** Is Active */
            is_active: boolean;
            /** Last Data Update */
            last_data_update: string | null;
            /** Circulating Supply */
            circulating_supply: number | null;
            /** Total Supply */
            total_supply: number | null;
            /** Max Supply */
            max_supply: number | null;
            /** Description */
            description: string | null;
            /** Website Url */
            website_url: string | null;
            /** Blockchain Site */
            blockchain_site: string | null;
            /** Intervals */
            intervals: components["schemas"]["Interval"][];
        };
        /**
         * CryptocurrencyFilters
         * @description Echo of what the list was cut with.
         */
        CryptocurrencyFilters: {
            /** Search */
            search: string | null;
            /** Sector Id */
            sector_id: number | null;
            /** Tier */
            tier: ("tier1" | "tier2" | "none") | null;
            /** Sort */
            sort: string;
        };
        /**
         * CutRecord
         * @description The claims of one horizon, or of one regime that the market was said to be in.
         */
        CutRecord: {
            /** Horizon Hours */
            horizon_hours: number | null;
            /** Regime */
            regime: components["schemas"]["Regime"] | "unknown" | null;
            score: components["schemas"]["ScoreBody"];
        };
        /**
         * Dashboard
         * @description One decision as one user sees it, with their paper account; null before its first use.
         */
        Dashboard: {
            source: components["schemas"]["Source"];
            /** Run Id */
            run_id: number;
            /**
             * As Of
             * Format: date-time
             */
            as_of: string;
            /**
             * Decided At
             * Format: date-time
             */
            decided_at: string;
            /** Next Decision At */
            next_decision_at: string | null;
            headline: components["schemas"]["Message"];
            subline: components["schemas"]["Message"];
            /** Layers */
            layers: components["schemas"]["LayerCard"][];
            market_overview: components["schemas"]["MarketOverview"];
            /** Sectors */
            sectors: components["schemas"]["DashboardSector"][];
            rotation: components["schemas"]["DashboardRotation"];
            /** Assets */
            assets: components["schemas"]["DashboardAsset"][];
            /** Active Signals */
            active_signals: components["schemas"]["SignalRow"][];
            /** Abstained */
            abstained: {
                [key: string]: number;
            };
            /** Considered */
            considered: number;
            nearest: components["schemas"]["NearestSignal"] | null;
            ai_status: components["schemas"]["AiStatus"];
            user_profile: components["schemas"]["UserProfile"];
            portfolio_summary: components["schemas"]["PortfolioSummary"] | null;
        };
        /**
         * DashboardAsset
         * @description One of the twelve best assets.
         */
        DashboardAsset: {
            /** Crypto Id */
            crypto_id: number;
            /** Symbol */
            symbol: string;
            /** Name */
            name: string;
            /** Sector Color */
            sector_color: string | null;
            /** Price */
            price: number;
            /** Performance 24H */
            performance_24h: number | null;
            /** Confidence */
            confidence: number;
            evidence: components["schemas"]["EvidenceBody"];
            risk_level: components["schemas"]["RiskLevel"];
            recommendation: components["schemas"]["Recommendation"];
            /** Selected */
            selected: boolean;
            /** Score */
            score: number;
        };
        /**
         * DashboardRotation
         * @description Where money moves; `allocation` by sector name sums to 1.
         */
        DashboardRotation: {
            /** Probability */
            probability: number;
            evidence: components["schemas"]["EvidenceBody"];
            /** Leading */
            leading: string[];
            /** Declining */
            declining: string[];
            /** Flows */
            flows: components["schemas"]["FlowBody"][];
            /** Allocation */
            allocation: {
                [key: string]: number;
            };
            /**
             * Allocation By
             * @enum {string}
             */
            allocation_by: "even_weights" | "momentum" | "risk_parity" | "leaders";
            /** Tilted */
            tilted: boolean;
        };
        /**
         * DashboardSector
         * @description One sector. Performances and dominance in percent, momentum −1..1, allocation 0..1.
         */
        DashboardSector: {
            /** Sector Id */
            sector_id: number;
            /** Name */
            name: string;
            /** Color Code */
            color_code: string;
            /** Members */
            members: number;
            /** Market Cap */
            market_cap: number | null;
            /** Dominance */
            dominance: number | null;
            /** Momentum */
            momentum: number;
            /** Performance 24H */
            performance_24h: number | null;
            /** Performance 7D */
            performance_7d: number | null;
            /** Performance 30D */
            performance_30d: number | null;
            /**
             * Status
             * @enum {string}
             */
            status: "leading" | "neutral" | "declining";
            /** Allocation */
            allocation: number | null;
        };
        /**
         * DatabasePerformance
         * @description PostgreSQL as it measures itself since its statistics began. `cache_hit_ratio` 0..1, null before the first read.
         */
        DatabasePerformance: {
            /** Answers In Ms */
            answers_in_ms: number;
            /** Size Bytes */
            size_bytes: number;
            /** Connections */
            connections: number;
            /** Pool In Use */
            pool_in_use: number;
            /** Cache Hit Ratio */
            cache_hit_ratio: number | null;
            /** Transactions */
            transactions: number;
            /** Rollbacks */
            rollbacks: number;
            /** Deadlocks */
            deadlocks: number;
            /** Longest Transaction S */
            longest_transaction_s: number;
        };
        /**
         * DeleteAccount
         * @description One's password, so that nobody else who sits here does it.
         */
        DeleteAccount: {
            /**
             * Password
             * Format: password
             */
            password: string;
        };
        /**
         * Deleted
         * @description What is gone.
         */
        Deleted: {
            /** Id */
            id: number;
        };
        /**
         * DeliveryBody
         * @description What became of a notification over one way; `way` is the channel's name, or "browser".
         */
        DeliveryBody: {
            /** Way */
            way: string;
            /**
             * Status
             * @enum {string}
             */
            status: "pending" | "sent" | "failed";
            /** Attempts */
            attempts: number;
            /** Error */
            error: string | null;
            /**
             * Due At
             * Format: date-time
             */
            due_at: string;
            /** Sent At */
            sent_at: string | null;
        };
        /**
         * Difference
         * @description An asset of which the books say something else than the exchange said when it was last asked.
         */
        Difference: {
            /** Asset */
            asset: string;
            /**
             * Books
             * @example 1024.5
             */
            books: string;
            /**
             * Exchange
             * @example 1024.5
             */
            exchange: string;
        };
        /**
         * DifferenceBody
         * @description Mean of the baseline's loss less the model's, positive is better, with its interval at `level`; `moments` are the clusters.
         */
        DifferenceBody: {
            /** Mean */
            mean: number;
            /** Low */
            low: number;
            /** High */
            high: number;
            /** Level */
            level: number;
            /** T */
            t: number;
            /** P */
            p: number;
            /** N */
            n: number;
            /** Moments */
            moments: number;
        };
        /**
         * Direction
         * @description Of predicted prices: how often the direction was right, beside that of whoever always says the commoner one.
         *
         *     `error_ratio` is the mean error over that of the naive forecast, which says that nothing moves; below 1 is better.
         */
        Direction: {
            share: components["schemas"]["Share"];
            /** Naive */
            naive: number;
            /** Error Ratio */
            error_ratio: number | null;
        };
        /**
         * Dominance
         * @description Who has which share of the market's value, percent, together 100; all null, with the reason, where no value is known.
         */
        Dominance: {
            /** Run Id */
            run_id: number;
            /**
             * As Of
             * Format: date-time
             */
            as_of: string;
            /**
             * Last Updated
             * Format: date-time
             */
            last_updated: string;
            source: components["schemas"]["Source"];
            /** Btc Dominance */
            btc_dominance: number | null;
            /** Eth Dominance */
            eth_dominance: number | null;
            /** Alt Dominance */
            alt_dominance: number | null;
            /** Stablecoin Dominance */
            stablecoin_dominance: number | null;
            /** Total Market Cap */
            total_market_cap: number | null;
            /** Total Volume */
            total_volume: number | null;
            changes: components["schemas"]["DominanceChanges"];
            /**
             * Calculation Method
             * @constant
             */
            calculation_method: "share_of_known_market_caps";
            /** Reason */
            reason: "no_market_caps" | null;
        };
        /**
         * DominanceChange
         * @description By how many percentage points each share has changed.
         */
        DominanceChange: {
            /** Btc */
            btc: number;
            /** Eth */
            eth: number;
            /** Alt */
            alt: number;
            /** Stablecoin */
            stablecoin: number;
        };
        /**
         * DominanceChanges
         * @description Since a day, a week and a month ago; null where nothing was kept about that time.
         */
        DominanceChanges: {
            since_24h: components["schemas"]["DominanceChange"] | null;
            since_7d: components["schemas"]["DominanceChange"] | null;
            since_30d: components["schemas"]["DominanceChange"] | null;
        };
        /**
         * DriftBody
         * @description How the champion does on days after its training: `skill` is how much lower its loss is than its baseline's, over `n` moments.
         *
         *     `worse` bets on it being worse than its baseline, `faded` on its skill being less than promised, `calibration` on its chances being off.
         */
        DriftBody: {
            /**
             * Verdict
             * @enum {string}
             */
            verdict: "ok" | "watch" | "retrain" | "suspend";
            /** Why */
            why: string;
            /**
             * Start
             * Format: date-time
             */
            start: string;
            /** N */
            n: number;
            /** Skill */
            skill: number | null;
            /** Bets */
            bets: components["schemas"]["BetBody"][];
            /**
             * Moved
             * @description Features that look like no stretch of the past.
             */
            moved: string[];
            /**
             * Since
             * Format: date-time
             */
            since: string;
            /**
             * Judged At
             * Format: date-time
             */
            judged_at: string;
        };
        /**
         * DriverBody
         * @description One reason: feature, value, signed contribution, and an English sentence for machines and logs.
         */
        DriverBody: {
            /** Feature */
            feature: string;
            /** Value */
            value: number | null;
            /** Contribution */
            contribution: number | null;
            /** Text */
            text: string;
        };
        /**
         * EdgeBody
         * @description Difference to a baseline with its 95 % interval; positive is better. `unit` is percent or points.
         */
        EdgeBody: {
            /** Against */
            against: string;
            /** Difference */
            difference: number;
            /** Low */
            low: number;
            /** High */
            high: number;
            /** N */
            n: number;
            /** Unit */
            unit: string;
        };
        /**
         * EvidenceBody
         * @description A probability and its record: how often it came true when about this much was said, with a 95 % interval.
         */
        EvidenceBody: {
            /** Said */
            said: number;
            /** Observed */
            observed: number | null;
            /** Observed Low */
            observed_low: number | null;
            /** Observed High */
            observed_high: number | null;
            /** Observed N */
            observed_n: number;
        };
        /**
         * ExecuteSignal
         * @description An order on a signal: `position_size` (as text, so that nothing is rounded), or `portfolio_percentage`, not both.
         *
         *     A market order is filled at the newest price, next_bar at the open of the next candle. `risk_confirmation` says that the risk was
         *     seen and is taken; without it nothing is done.
         */
        ExecuteSignal: {
            /** Position Size */
            position_size?: number | string | null;
            /** Portfolio Percentage */
            portfolio_percentage?: number | null;
            /**
             * Execution Type
             * @default manual
             * @constant
             */
            execution_type: "manual";
            /**
             * Order Type
             * @default market
             * @enum {string}
             */
            order_type: "market" | "next_bar";
            /** Risk Confirmation */
            risk_confirmation: boolean;
        };
        /**
         * ExecutionBody
         * @description An order and what came of it. `filled_amount` of `position_size` was traded, at `execution_price` on average.
         */
        ExecutionBody: {
            /** Id */
            id: number;
            /** Signal Id */
            signal_id: number;
            /** Portfolio Id */
            portfolio_id: number | null;
            /** Crypto Id */
            crypto_id: number;
            /** Symbol */
            symbol: string;
            side: components["schemas"]["SignalType"];
            /** Idempotency Key */
            idempotency_key: string;
            /**
             * Execution Type
             * @enum {string}
             */
            execution_type: "manual" | "automatic";
            /**
             * Order Type
             * @enum {string}
             */
            order_type: "market" | "next_bar";
            /**
             * Status
             * @enum {string}
             */
            status: "pending" | "filled" | "partially_filled" | "cancelled";
            /** Open */
            open: boolean;
            /**
             * Position Size
             * @example 1024.5
             */
            position_size: string;
            /** Portfolio Percentage */
            portfolio_percentage: number | null;
            /**
             * Filled Amount
             * @example 1024.5
             */
            filled_amount: string;
            /**
             * Filled Quantity
             * @example 1024.5
             */
            filled_quantity: string;
            /** Execution Price */
            execution_price: string | null;
            /**
             * Fee
             * @example 1024.5
             */
            fee: string;
            /**
             * Slippage
             * @example 1024.5
             */
            slippage: string;
            /** Cancel Reason */
            cancel_reason: string | null;
            /**
             * Executed At
             * Format: date-time
             */
            executed_at: string;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
        };
        /**
         * ExecutionFilters
         * @description Echo of what the list was cut with.
         */
        ExecutionFilters: {
            /** Signal Id */
            signal_id: number | null;
            /** Status */
            status: ("pending" | "filled" | "partially_filled" | "cancelled") | null;
        };
        /**
         * ExecutionResult
         * @description The execution and the position that it opened; `new` is false where the key was known and nothing more happened.
         */
        ExecutionResult: {
            execution: components["schemas"]["ExecutionBody"];
            position: components["schemas"]["PositionBody"] | null;
            /** New */
            new: boolean;
        };
        /**
         * ExpectedRegime
         * @description Chance of one regime; `low` and `high` bound how often it comes to pass when about this is said (95 %).
         */
        ExpectedRegime: {
            regime: components["schemas"]["Regime"];
            /** Probability */
            probability: number;
            /** Low */
            low: number;
            /** High */
            high: number;
        };
        /**
         * Export
         * @description Everything that is a user's, but for hashes of passwords and tokens and the keys of browsers.
         */
        Export: {
            /**
             * Exported At
             * Format: date-time
             */
            exported_at: string;
            /** Tables */
            tables: components["schemas"]["ExportedTable"][];
        };
        /**
         * ExportedTable
         * @description What one table holds of a user, newest first; `total` says how many rows there are, for at most 5,000 are here.
         */
        ExportedTable: {
            /** Table */
            table: string;
            /** Total */
            total: number;
            /** Rows */
            rows: {
                [key: string]: components["schemas"]["JsonValue"];
            }[];
        };
        /**
         * Exposures
         * @description What is in one asset or sector, as a share of the account.
         */
        Exposures: {
            /** Id */
            id: number;
            /** Name */
            name: string;
            /**
             * Value
             * @example 1024.5
             */
            value: string;
            /** Share */
            share: number;
        };
        /**
         * FeedState
         * @description What a series is worth now.
         * @enum {string}
         */
        FeedState: "fresh" | "late" | "stale" | "empty";
        /**
         * FlowBody
         * @description Share of the market's volume (percentage points over 7 days) that moved from one sector to another.
         */
        FlowBody: {
            /** Source */
            source: string;
            /** Target */
            target: string;
            /** Share */
            share: number;
        };
        /**
         * ForcedBody
         * @description Who promoted a version in spite of its closed gate, and why.
         */
        ForcedBody: {
            /** By */
            by: number;
            /** Reason */
            reason: string;
        };
        /**
         * Foreseen
         * @description Where a price will be: the middle, and two intervals with the chance that each holds what comes.
         */
        Foreseen: {
            /**
             * Based On
             * Format: date-time
             */
            based_on: string;
            /** Price */
            price: number;
            /** Low */
            low: number;
            /** High */
            high: number;
            /** Level */
            level: number;
            /** Wide Low */
            wide_low: number;
            /** Wide High */
            wide_high: number;
            /** Wide Level */
            wide_level: number;
            state: components["schemas"]["LayerState"];
        };
        /**
         * ForgotPassword
         * @description Whose password is forgotten.
         */
        ForgotPassword: {
            /**
             * Email
             * Format: email
             */
            email: string;
        };
        /**
         * FundingRates
         * @description What holders of longs pay those of shorts at each settlement, as a fraction: mean of the perpetuals that are followed.
         */
        FundingRates: {
            /** Average */
            average: number;
        };
        /**
         * GainBody
         * @description A mean with its 95 % interval; null bounds where there are too few separate stretches of time to tell.
         */
        GainBody: {
            /** Mean */
            mean: number;
            /** Low */
            low: number | null;
            /** High */
            high: number | null;
        };
        /**
         * GateBody
         * @description One question that the version must pass: whether what stands behind it is used, and why not.
         *
         *     `difference` is to `baseline`, its interval has paid for `trials`; null where there was too little to judge. `use` says what the
         *     cascade does with it.
         */
        GateBody: {
            /** Key */
            key: string;
            /** Main */
            main: boolean;
            /** Open */
            open: boolean;
            /** Reason */
            reason: string;
            /** Use */
            use: string | null;
            /** Baseline */
            baseline: string;
            /** Trials */
            trials: number;
            difference: components["schemas"]["DifferenceBody"] | null;
            /** Calibration Error */
            calibration_error: number | null;
            /** Better Folds */
            better_folds: number;
            /** Folds */
            folds: number;
        };
        /**
         * HaltBody
         * @description What is stopped, and why; `tripped_by` is the rule that did it, null where a person did. `until` is null while it lasts.
         *
         *     `pressed_by` and `lifted_by` are people by name, or by email where they gave no name; null for all but admins, for rules, for the
         *     command line, and for accounts that are gone.
         */
        HaltBody: {
            /** Id */
            id: number;
            /**
             * Scope
             * @enum {string}
             */
            scope: "global" | "layer" | "asset";
            /** Layer */
            layer: number | null;
            /** Crypto Id */
            crypto_id: number | null;
            /** Symbol */
            symbol: string | null;
            /**
             * Since
             * Format: date-time
             */
            since: string;
            /** Until */
            until: string | null;
            /** Reason */
            reason: string;
            /** Tripped By */
            tripped_by: ("drawdown" | "calibration" | "stale_data") | null;
            /** Pressed By */
            pressed_by: string | null;
            /** Lifted By */
            lifted_by: string | null;
            /** Lifted Why */
            lifted_why: string | null;
        };
        /**
         * Halts
         * @description What is halted now, the longest first, and what was before, the newest first. While `trading` is false there are no signals at all.
         */
        Halts: {
            /** Trading */
            trading: boolean;
            /** Active */
            active: components["schemas"]["HaltBody"][];
            /** Past */
            past: components["schemas"]["HaltBody"][];
        };
        /**
         * HandedLink
         * @description A link to a password of one's own, good once; `mailed` says whether it also went to the account's mailbox.
         */
        HandedLink: {
            user: components["schemas"]["User"];
            /** Link */
            link: string;
            /** Good For Hours */
            good_for_hours: number;
            /** Mailed */
            mailed: boolean;
        };
        /**
         * Health
         * @description All parts. `status` is the worst of them, where only database and redis can make it unhealthy.
         */
        Health: {
            /**
             * Status
             * @enum {string}
             */
            status: "healthy" | "degraded" | "unhealthy";
            /** Version */
            version: string;
            source: components["schemas"]["Source"] | null;
            /** Last Decision At */
            last_decision_at: string | null;
            /** Data Age S */
            data_age_s: number | null;
            /** Parts */
            parts: components["schemas"]["PartHealth"][];
        };
        /**
         * HealthPoint
         * @description The reports of ten minutes: their mean and their worst score, and the checks that failed in any of them.
         */
        HealthPoint: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Mean Score */
            mean_score: number;
            /** Lowest Score */
            lowest_score: number;
            /** Failing */
            failing: string[];
        };
        /**
         * HorizonShare
         * @description The claims of one horizon.
         */
        HorizonShare: {
            /** Horizon Hours */
            horizon_hours: number;
            share: components["schemas"]["Share"];
        };
        /**
         * Hyperparameters
         * @description What a training takes: `seed` draws what is drawn, `quick` fits fewer folds to fewer assets. All else is part of the model.
         */
        Hyperparameters: {
            /**
             * Seed
             * @default 0
             */
            seed?: number;
            /**
             * Quick
             * @default false
             */
            quick?: boolean;
        };
        /**
         * Imported
         * @description What became of a file: rows read, new, changed, the same as before, and set aside by reason.
         */
        Imported: {
            /** Kind */
            kind: string;
            interval: components["schemas"]["Interval"] | null;
            /** Read */
            read: number;
            /** New */
            new: number;
            /** Changed */
            changed: number;
            /** Same */
            same: number;
            /** Quarantined */
            quarantined: {
                [key: string]: number;
            };
        };
        /**
         * Indicators
         * @description Well-known indicators at the last candle, null where there are too few candles. No decision rests on them.
         */
        Indicators: {
            /** Crypto Id */
            crypto_id: number;
            /** Symbol */
            symbol: string;
            interval: components["schemas"]["Interval"];
            /** Candles */
            candles: number;
            /**
             * At
             * Format: date-time
             * @description When the last candle closed.
             */
            at: string;
            /** Close */
            close: number;
            /** Sma 20 */
            sma_20: number | null;
            /** Sma 50 */
            sma_50: number | null;
            /** Sma 200 */
            sma_200: number | null;
            /** Ema 12 */
            ema_12: number | null;
            /** Ema 26 */
            ema_26: number | null;
            /** Macd */
            macd: number | null;
            /** Macd Signal */
            macd_signal: number | null;
            /** Rsi 14 */
            rsi_14: number | null;
            /** Bollinger Lower */
            bollinger_lower: number | null;
            /** Bollinger Upper */
            bollinger_upper: number | null;
            /** Atr 14 */
            atr_14: number | null;
        };
        /**
         * Interval
         * @description Candle lengths that the system stores.
         * @enum {string}
         */
        Interval: "1m" | "5m" | "15m" | "1h" | "4h" | "1d" | "1w";
        /**
         * InviteUser
         * @description An account for somebody else, who chooses its password.
         */
        InviteUser: {
            /**
             * Email
             * Format: email
             */
            email: string;
            /**
             * Role
             * @default casual
             * @enum {string}
             */
            role: "admin" | "professional" | "casual";
            /**
             * First Name
             * @default
             */
            first_name: string;
            /**
             * Last Name
             * @default
             */
            last_name: string;
            /**
             * Locale
             * @default en
             * @enum {string}
             */
            locale: "en" | "fa";
        };
        /**
         * ItemBody
         * @description One place of a list after it was changed.
         */
        ItemBody: {
            /** Item Id */
            item_id: number;
            /** Watchlist Id */
            watchlist_id: number;
            /** Crypto Id */
            crypto_id: number;
            /** Tier */
            tier: ("tier1" | "tier2") | null;
            /** Priority Order */
            priority_order: number;
            /**
             * Status
             * @enum {string}
             */
            status: "active" | "paused" | "removed";
        };
        /**
         * ItemOrder
         * @description All places of a list in the order they shall have.
         */
        ItemOrder: {
            /** Item Ids */
            item_ids: number[];
        };
        /**
         * JobCounts
         * @description Work that waits, is being done, or was given up in the last 24 hours; `events_waiting` are not sent yet.
         */
        JobCounts: {
            /** Queued */
            queued: number;
            /** Running */
            running: number;
            /** Parked 24H */
            parked_24h: number;
            /** Events Waiting */
            events_waiting: number;
            /** Oldest Event S */
            oldest_event_s: number | null;
        };
        JsonValue: unknown;
        /**
         * KeptSector
         * @description A sector as it is kept, and how many assets are in it, switched off ones too.
         */
        KeptSector: {
            /** Id */
            id: number;
            /** Name */
            name: string;
            /** Description */
            description: string | null;
            /** Color Code */
            color_code: string;
            /** Is Active */
            is_active: boolean;
            /** Members */
            members: number;
        };
        /**
         * LatestPrice
         * @description The newest price. `price_time` is when it was true; `change_24h` is percent, null without a candle a day ago.
         */
        LatestPrice: {
            /** Crypto Id */
            crypto_id: number;
            /** Symbol */
            symbol: string;
            /** Price */
            price: number;
            /**
             * Price Time
             * Format: date-time
             */
            price_time: string;
            /** Change 24H */
            change_24h: number | null;
            source: components["schemas"]["Source"];
        };
        /**
         * LatestPrices
         * @description The newest prices of several assets; `missing` are those that are unknown, or have no price.
         */
        LatestPrices: {
            /** Prices */
            prices: components["schemas"]["LatestPrice"][];
            /** Missing */
            missing: number[];
        };
        /**
         * LayerCard
         * @description One layer at a glance. `data_age_s` is the age of the market data it rests on, `indicator_dots` counts its checks.
         */
        LayerCard: {
            /**
             * Layer
             * @enum {integer}
             */
            layer: 1 | 2 | 3 | 4;
            /**
             * Name
             * @enum {string}
             */
            name: "macro" | "sectors" | "assets" | "timing";
            /**
             * Status
             * @enum {string}
             */
            status: "online" | "degraded" | "offline";
            state: components["schemas"]["LayerState"];
            /** Confidence */
            confidence: number;
            evidence: components["schemas"]["EvidenceBody"] | null;
            edge: components["schemas"]["EdgeBody"] | null;
            key_metric: components["schemas"]["Message"];
            headline: components["schemas"]["Message"];
            subline: components["schemas"]["Message"];
            /**
             * Indicator Dots
             * @enum {integer}
             */
            indicator_dots: 0 | 1 | 2 | 3 | 4;
            checks: components["schemas"]["ChecksBody"];
            /** Data Age S */
            data_age_s: number;
            source: components["schemas"]["Source"];
        };
        /**
         * LayerOverview
         * @description The four cards of one run.
         */
        LayerOverview: {
            /** Run Id */
            run_id: number;
            /** Layers */
            layers: components["schemas"]["LayerCard"][];
        };
        /**
         * LayerShare
         * @description The claims of one layer.
         */
        LayerShare: {
            /**
             * Layer
             * @enum {string}
             */
            layer: "layer1" | "layer2" | "layer3" | "layer4";
            share: components["schemas"]["Share"];
        };
        /**
         * LayerState
         * @description What stands behind a layer's answer.
         * @enum {string}
         */
        LayerState: "in_use" | "baseline" | "no_edge" | "stale" | "error";
        /**
         * LayerStatus
         * @description One layer, as its card says it.
         */
        LayerStatus: {
            /**
             * Layer
             * @enum {integer}
             */
            layer: 1 | 2 | 3 | 4;
            /**
             * Name
             * @enum {string}
             */
            name: "macro" | "sectors" | "assets" | "timing";
            /**
             * Status
             * @enum {string}
             */
            status: "online" | "degraded" | "offline";
            state: components["schemas"]["LayerState"];
            /** Data Age S */
            data_age_s: number;
        };
        /**
         * LedgerEntryBody
         * @description One entry with the text that was hashed; null where only admins may read what an admin decided.
         */
        LedgerEntryBody: {
            entry: components["schemas"]["LinkBody"];
            /** Payload */
            payload: string | null;
        };
        /**
         * LedgerHead
         * @description The last place of the chain and the hash of its entry: noted elsewhere, it shows later that nothing before was rewritten.
         *
         *     Place 0 with 64 zeros while nothing was said.
         */
        LedgerHead: {
            /** Seq */
            seq: number;
            /** Sha256 */
            sha256: string;
        };
        /**
         * LedgerLinks
         * @description Entries in their order, those after a place.
         */
        LedgerLinks: {
            /** After */
            after: number;
            /** Entries */
            entries: components["schemas"]["LinkBody"][];
            head: components["schemas"]["LedgerHead"];
        };
        /**
         * LimitsBody
         * @description What a user allows. Shares of the whole account.
         */
        LimitsBody: {
            /**
             * Max Position Size
             * @example 1024.5
             */
            max_position_size: string;
            /** Max Portfolio Risk */
            max_portfolio_risk: number;
            /** Max Asset Exposure */
            max_asset_exposure: number;
            /** Max Sector Exposure */
            max_sector_exposure: number;
            /** Max Total Exposure */
            max_total_exposure: number;
            /** Max Open Risk */
            max_open_risk: number;
            /** Max Correlation */
            max_correlation: number;
            /** Max Var */
            max_var: number;
            /** Max Chase */
            max_chase: number;
            /** Daily Loss Limit */
            daily_loss_limit: number;
            /** Cooldown Losses */
            cooldown_losses: number;
            /** Cooldown Hours */
            cooldown_hours: number;
            automatic: components["schemas"]["AutomaticBody"];
        };
        /**
         * LinePoint
         * @description A sector at the close of one day (UTC); `level` was 100 before the first of them, `members` coins were priced.
         */
        LinePoint: {
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Level */
            level: number;
            /** Members */
            members: number;
        };
        /**
         * Lineage
         * @description The decisions that the signal rests on, and its own entry in the chain of the ledger: number and digest.
         */
        Lineage: {
            /** Run Id */
            run_id: number | null;
            /** As Of */
            as_of: string | null;
            /** Code Version */
            code_version: string | null;
            /** Input Digest */
            input_digest: string | null;
            /** Macro Id */
            macro_id: number | null;
            /** Rotation Id */
            rotation_id: number | null;
            /** Sector Performance Id */
            sector_performance_id: number | null;
            /** Ledger Entry */
            ledger_entry: number | null;
            /** Ledger Sha256 */
            ledger_sha256: string | null;
        };
        /**
         * LinkBody
         * @description One entry without its payload. `entry_sha256` is the SHA-256 of six texts joined by line feeds.
         *
         *     They are seq, kind, subject_id (empty where null), created_at, payload_sha256 and previous_sha256, each as it stands here.
         */
        LinkBody: {
            /** Seq */
            seq: number;
            /**
             * Kind
             * @enum {string}
             */
            kind: "run" | "signal" | "prediction" | "outcome" | "market_removed" | "review";
            /** Subject Id */
            subject_id: number | null;
            /** Created At */
            created_at: string;
            /** Payload Sha256 */
            payload_sha256: string;
            /** Previous Sha256 */
            previous_sha256: string;
            /** Entry Sha256 */
            entry_sha256: string;
        };
        /**
         * LivePortfolio
         * @description A portfolio at an exchange, as the books have it: looking asks no exchange, and nothing can be traded from here.
         *
         *     Orders leave only while it is `connected`, the installation is `switched_on`, its owner has allowed it, and it is not halted.
         */
        LivePortfolio: {
            /** Portfolio Id */
            portfolio_id: number;
            /** Exchange */
            exchange: string;
            /** Base Currency */
            base_currency: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Connected */
            connected: boolean;
            /** Switched On */
            switched_on: boolean;
            /** Allowed At */
            allowed_at: string | null;
            /** Halted At */
            halted_at: string | null;
            /** Halted Why */
            halted_why: string | null;
            /** Checked At */
            checked_at: string | null;
            /** Differences */
            differences: components["schemas"]["Difference"][];
            /**
             * Total Value
             * @example 1024.5
             */
            total_value: string;
            /**
             * Cash
             * @example 1024.5
             */
            cash: string;
            /**
             * Starting Cash
             * @example 1024.5
             */
            starting_cash: string;
            /**
             * Total Pnl
             * @example 1024.5
             */
            total_pnl: string;
            /**
             * Realized Pnl
             * @example 1024.5
             */
            realized_pnl: string;
            /**
             * Unrealized Pnl
             * @example 1024.5
             */
            unrealized_pnl: string;
            /** Open Orders */
            open_orders: number;
            /** Open Positions */
            open_positions: number;
        };
        /**
         * MarketContext
         * @description The market when the signal was given; null where the run is unknown.
         */
        MarketContext: {
            regime: components["schemas"]["Regime"] | null;
            /** Regime Confidence */
            regime_confidence: number | null;
            /** Recommended Exposure */
            recommended_exposure: number | null;
            /** Sector */
            sector: string | null;
            /** Sector Status */
            sector_status: ("leading" | "neutral" | "declining") | null;
            /** Asset Confidence */
            asset_confidence: number | null;
        };
        /**
         * MarketOverview
         * @description The market in figures. Caps and volumes in US dollars, dominance in percent, exposure 0..1.
         */
        MarketOverview: {
            regime: components["schemas"]["Regime"];
            /** Confidence */
            confidence: number;
            evidence: components["schemas"]["EvidenceBody"];
            probabilities: components["schemas"]["RegimeProbabilities"];
            /** Recommended Exposure */
            recommended_exposure: number;
            risk_level: components["schemas"]["RiskLevel"];
            /** Index */
            index: number;
            /** Fear Greed */
            fear_greed: number | null;
            /** Funding Rate */
            funding_rate: number | null;
            /** Total Market Cap */
            total_market_cap: number | null;
            /** Total Volume */
            total_volume: number | null;
            /** Btc Dominance */
            btc_dominance: number | null;
            /** Drivers */
            drivers: components["schemas"]["DriverBody"][];
        };
        /**
         * MarketRegime
         * @description The latest answer of layer 1. Exposure and strengths are 0..1, `dominance` percent, `index` 1,000 at its start.
         */
        MarketRegime: {
            /** Run Id */
            run_id: number;
            /**
             * As Of
             * Format: date-time
             */
            as_of: string;
            /**
             * Last Updated
             * Format: date-time
             */
            last_updated: string;
            source: components["schemas"]["Source"];
            regime: components["schemas"]["Regime"];
            /** Confidence */
            confidence: number;
            evidence: components["schemas"]["EvidenceBody"];
            probabilities: components["schemas"]["RegimeProbabilities"];
            risk_level: components["schemas"]["RiskLevel"];
            /** Trend Strength */
            trend_strength: number;
            /** Recommended Exposure */
            recommended_exposure: number;
            sentiment_breakdown: components["schemas"]["SentimentBreakdown"];
            /** Fear Greed */
            fear_greed: number | null;
            /** Funding Rate */
            funding_rate: number | null;
            /** Dominance */
            dominance: {
                [key: string]: number | null;
            };
            /** Total Market Cap */
            total_market_cap: number | null;
            /** Total Volume */
            total_volume: number | null;
            /** Index */
            index: number;
            /** Drivers */
            drivers: components["schemas"]["DriverBody"][];
            edge: components["schemas"]["EdgeBody"] | null;
            state: components["schemas"]["LayerState"];
            checks: components["schemas"]["ChecksBody"];
        };
        /**
         * MembersSet
         * @description How many members there are, who `came`, and who `left` and is in no sector now.
         */
        MembersSet: {
            /** Sector Id */
            sector_id: number;
            /** Members */
            members: number;
            /** Came */
            came: number[];
            /** Left */
            left: number[];
        };
        /**
         * Message
         * @description A sentence that the interface writes in its own language: a key of its catalogue and the values to put in.
         */
        Message: {
            /**
             * Key
             * @enum {string}
             */
            key: "regime.bull" | "regime.bear" | "regime.neutral" | "regime.volatile" | "summary.signals" | "summary.none" | "layer1.bull" | "layer1.bear" | "layer1.neutral" | "layer1.volatile" | "layer1.hold" | "layer2.even" | "layer2.leading" | "layer2.baseline" | "layer2.tilted" | "layer2.by_risk" | "layer2.calmer" | "layer3.selected" | "layer3.screen" | "layer3.liquid" | "layer4.signals" | "layer4.none" | "layer4.skipped" | "metric.chance_regime" | "metric.rotation" | "metric.beats_median" | "metric.target_before_stop";
            /** Params */
            params: {
                [key: string]: number | string | string[] | null;
            };
        };
        /**
         * ModelBody
         * @description A model. `champion` is the version that counts, `newest` the one stored last; `trials` are the specifications tried for its place.
         */
        ModelBody: {
            /** Id */
            id: number;
            /** Name */
            name: string;
            /**
             * Layer
             * @enum {string}
             */
            layer: "macro" | "sector" | "asset" | "timing";
            /**
             * Status
             * @enum {string}
             */
            status: "active" | "training" | "inactive" | "error";
            /** Champion */
            champion: string | null;
            /** Newest */
            newest: string | null;
            /** Versions */
            versions: number;
            /** Trials */
            trials: number;
            /** @description Main gate of the champion, or of the newest version where there is none. */
            gate: components["schemas"]["GateBody"] | null;
            /** Last Trained */
            last_trained: string | null;
            /** Last Prediction */
            last_prediction: string | null;
            health: components["schemas"]["ModelHealth"];
        };
        /**
         * ModelCounts
         * @description Models by how they are; `suspended` are champions that do not count for now.
         */
        ModelCounts: {
            /** Active */
            active: number;
            /** Training */
            training: number;
            /** Inactive */
            inactive: number;
            /** Error */
            error: number;
            /** Suspended */
            suspended: number;
        };
        /**
         * ModelDetail
         * @description A model with its newest versions, from new to old, at most 20; champions of the past among them.
         */
        ModelDetail: {
            model: components["schemas"]["ModelBody"];
            /** Versions */
            versions: components["schemas"]["VersionBody"][];
        };
        /**
         * ModelHealth
         * @description How the champion is. `usable`: its files were read for the last decision; null before the first one.
         *
         *     While it is `suspended` its gates are shut, from `suspended_since` on, for the `reason`.
         */
        ModelHealth: {
            /** Usable */
            usable: boolean | null;
            /** Suspended */
            suspended: boolean;
            /** Suspended Since */
            suspended_since: string | null;
            /** Reason */
            reason: string | null;
            /** Since */
            since: string | null;
            /** @description Null until it was judged for the first time. */
            drift: components["schemas"]["DriftBody"] | null;
        };
        /**
         * ModelScore
         * @description One version of a model on one kind of claim. Brier score: lower is better, and so is `difference`, to the baseline.
         *
         *     The baseline is the share of such claims that had come true by the time each was made. The interval is null where there are too few
         *     separate horizons to tell.
         */
        ModelScore: {
            /**
             * Layer
             * @enum {string}
             */
            layer: "layer1" | "layer2" | "layer3" | "layer4";
            /**
             * Claim
             * @enum {string}
             */
            claim: "price" | "regime" | "rotation" | "beats_median" | "target_before_stop" | "regime_ahead" | "next_leader";
            /** Model Name */
            model_name: string;
            /** Model Version */
            model_version: string;
            share: components["schemas"]["Share"];
            /** Brier */
            brier: number;
            /** Baseline Brier */
            baseline_brier: number;
            /** Difference */
            difference: number;
            /** Difference Low */
            difference_low: number | null;
            /** Difference High */
            difference_high: number | null;
        };
        /**
         * NamedValue
         * @description A baseline's mean loss.
         */
        NamedValue: {
            /** Name */
            name: string;
            /** Value */
            value: number | null;
        };
        /**
         * NearestChange
         * @description The change of a kind that came closest to being suggested at the latest decision, and was not sure enough.
         */
        NearestChange: {
            /** Crypto Id */
            crypto_id: number;
            /** Symbol */
            symbol: string;
            /** Name */
            name: string;
            /** Sector Color */
            sector_color: string | null;
            /**
             * Kind
             * @enum {string}
             */
            kind: "add_tier1" | "add_tier2" | "promote" | "demote" | "remove";
            /** Confidence */
            confidence: number;
            evidence: components["schemas"]["EvidenceBody"];
            edge: components["schemas"]["EdgeBody"] | null;
            /** Threshold */
            threshold: number;
            /** Reasons */
            reasons: components["schemas"]["DriverBody"][];
            /** Against */
            against: components["schemas"]["DriverBody"][];
            supporting_data: components["schemas"]["SuggestionFactsBody"];
            /** Performance Metrics */
            performance_metrics: components["schemas"]["ChangeRecordBody"][];
        };
        /**
         * NearestSignal
         * @description The candidate that came closest to being worth its costs, and was not given.
         */
        NearestSignal: {
            /** Crypto Id */
            crypto_id: number;
            /** Symbol */
            symbol: string;
            /** Name */
            name: string;
            /** Sector Color */
            sector_color: string | null;
            signal_type: components["schemas"]["SignalType"];
            /** Entry Price */
            entry_price: number;
            /** Target Price */
            target_price: number;
            /** Stop Loss */
            stop_loss: number;
            /** Confidence */
            confidence: number;
            evidence: components["schemas"]["EvidenceBody"];
            /** Break Even */
            break_even: number | null;
            /** Edge */
            edge: number | null;
            /** Edge Low */
            edge_low: number | null;
            /** Edge High */
            edge_high: number | null;
            risk_level: components["schemas"]["RiskLevel"];
            /** Risk Reward Ratio */
            risk_reward_ratio: number;
            /** Time Horizon Hours */
            time_horizon_hours: number;
            /** Drivers */
            drivers: components["schemas"]["DriverBody"][];
        };
        /**
         * NewCryptocurrency
         * @description An asset. `coingecko_id` is the name under which its provider knows it; without one no provider is asked for it.
         */
        NewCryptocurrency: {
            /** Symbol */
            symbol: string;
            /** Name */
            name: string;
            /** Coingecko Id */
            coingecko_id?: string | null;
            /** @default coin */
            kind: components["schemas"]["AssetKind"];
            /** Sector Id */
            sector_id?: number | null;
            /** Description */
            description?: string | null;
            /** Website Url */
            website_url?: string | null;
        };
        /**
         * NewItem
         * @description An asset to be put at the end of a list.
         */
        NewItem: {
            /** Crypto Id */
            crypto_id: number;
        };
        /**
         * NewList
         * @description A list to be made; `admin` lists are everybody's and made by admins.
         */
        NewList: {
            /** Name */
            name: string;
            /**
             * Type
             * @default personal
             * @enum {string}
             */
            type: "personal" | "admin";
            /** Description */
            description?: string | null;
            /**
             * Max Items
             * @default 50
             */
            max_items: number;
        };
        /**
         * NewOwner
         * @description The first account: an administrator. There is no default password.
         */
        NewOwner: {
            /**
             * Email
             * Format: email
             */
            email: string;
            /**
             * Password
             * Format: password
             */
            password: string;
            /**
             * First Name
             * @default
             */
            first_name: string;
            /**
             * Last Name
             * @default
             */
            last_name: string;
            /**
             * Locale
             * @default en
             * @enum {string}
             */
            locale: "en" | "fa";
        };
        /**
         * NewSector
         * @description A sector without members.
         */
        NewSector: {
            /** Name */
            name: string;
            /** Description */
            description?: string | null;
            /**
             * Color Code
             * @default #8A94A6
             * @example #4C9AFF
             */
            color_code: string;
        };
        /**
         * NotificationBody
         * @description One message. `data` has its `event` and the facts that it is made of; a client may write its own sentence from them.
         */
        NotificationBody: {
            /** Id */
            id: number;
            /**
             * Notification Type
             * @enum {string}
             */
            notification_type: "signal" | "alert" | "system" | "educational";
            /** Title */
            title: string;
            /** Message */
            message: string;
            /** Data */
            data: {
                [key: string]: unknown;
            };
            /**
             * Status
             * @enum {string}
             */
            status: "unread" | "read" | "dismissed";
            /**
             * Priority
             * @enum {string}
             */
            priority: "low" | "normal" | "high" | "urgent";
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Read At */
            read_at: string | null;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /** Deliveries */
            deliveries: components["schemas"]["DeliveryBody"][];
        };
        /**
         * NotificationFilters
         * @description Echo of what the list was cut with; `unread` counts all of them, whatever the filter.
         */
        NotificationFilters: {
            /** Status */
            status: ("unread" | "read" | "dismissed") | null;
            /** Unread */
            unread: number;
        };
        /**
         * NotificationRuleBody
         * @description A rule as it stands. Without one of its own, an event follows `is_default`: what everybody of that role is told.
         */
        NotificationRuleBody: {
            /** Id */
            id: number | null;
            /**
             * Event
             * @enum {string}
             */
            event: "new_signal" | "signal_outcome" | "regime_change" | "price_cross" | "suggestion" | "system";
            /** Is Active */
            is_active: boolean;
            /**
             * Priority
             * @enum {string}
             */
            priority: "low" | "normal" | "high" | "urgent";
            /** Filters */
            filters: {
                [key: string]: unknown;
            };
            /** Is Default */
            is_default: boolean;
        };
        /**
         * NotificationRuleFilters
         * @description What narrows a rule: assets, sides, the least edge (percent) and confidence; for `price_cross` the asset, the level, and whether once.
         */
        NotificationRuleFilters: {
            /** Crypto Ids */
            crypto_ids?: number[] | null;
            /** Sides */
            sides?: ("long" | "short")[] | null;
            /** Min Edge */
            min_edge?: number | null;
            /** Min Confidence */
            min_confidence?: number | null;
            /** Crypto Id */
            crypto_id?: number | null;
            /** Price */
            price?: number | null;
            /** Once */
            once?: boolean | null;
        };
        /**
         * NotificationRuleGiven
         * @description A rule as a user writes it. For one event any of several rules is enough; an inactive one alone means silence.
         */
        NotificationRuleGiven: {
            /**
             * Event
             * @enum {string}
             */
            event: "new_signal" | "signal_outcome" | "regime_change" | "price_cross" | "suggestion" | "system";
            /**
             * Is Active
             * @default true
             */
            is_active: boolean;
            /**
             * Priority
             * @default normal
             * @enum {string}
             */
            priority: "low" | "normal" | "high" | "urgent";
            /** @default {} */
            filters: components["schemas"]["NotificationRuleFilters"];
        };
        /**
         * OpenClaims
         * @description Live claims of a layer that are not settled; `overdue` ones lack the candles that decide them, or do not trust them.
         */
        OpenClaims: {
            /**
             * Layer
             * @enum {string}
             */
            layer: "layer1" | "layer2" | "layer3" | "layer4";
            /** Open */
            open: number;
            /** Overdue */
            overdue: number;
        };
        /**
         * Opportunities
         * @description Assets that are likelier than not to beat the median and are not among those selected, best first.
         */
        Opportunities: {
            /** Run Id */
            run_id: number;
            /**
             * As Of
             * Format: date-time
             */
            as_of: string;
            /** Opportunities */
            opportunities: components["schemas"]["AssetRow"][];
        };
        /**
         * Ordered
         * @description The order that a list has now.
         */
        Ordered: {
            /** Watchlist Id */
            watchlist_id: number;
            /** Item Ids */
            item_ids: number[];
        };
        /**
         * Outlook
         * @description What a trained model says of a sector's next week: the chance to beat the even-weighted sectors, and by how many percent.
         */
        Outlook: {
            /** Sector Id */
            sector_id: number;
            /** Name */
            name: string;
            /** Probability */
            probability: number;
            /** Expected Relative Return */
            expected_relative_return: number | null;
            evidence: components["schemas"]["EvidenceBody"];
            state: components["schemas"]["LayerState"];
        };
        /** Page[Activity, ActivityFilters] */
        Page_Activity_ActivityFilters_: {
            /**
             * Success
             * @constant
             */
            success: true;
            /** Data */
            data: components["schemas"]["Activity"][];
            /** Total */
            total: number;
            /** Limit */
            limit: number;
            /** Offset */
            offset: number;
            filters: components["schemas"]["ActivityFilters"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Page[Activity, AuditFilters] */
        Page_Activity_AuditFilters_: {
            /**
             * Success
             * @constant
             */
            success: true;
            /** Data */
            data: components["schemas"]["Activity"][];
            /** Total */
            total: number;
            /** Limit */
            limit: number;
            /** Offset */
            offset: number;
            filters: components["schemas"]["AuditFilters"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Page[AssetRow, AssetFilters] */
        Page_AssetRow_AssetFilters_: {
            /**
             * Success
             * @constant
             */
            success: true;
            /** Data */
            data: components["schemas"]["AssetRow"][];
            /** Total */
            total: number;
            /** Limit */
            limit: number;
            /** Offset */
            offset: number;
            filters: components["schemas"]["AssetFilters"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Page[Cryptocurrency, CryptocurrencyFilters] */
        Page_Cryptocurrency_CryptocurrencyFilters_: {
            /**
             * Success
             * @constant
             */
            success: true;
            /** Data */
            data: components["schemas"]["Cryptocurrency"][];
            /** Total */
            total: number;
            /** Limit */
            limit: number;
            /** Offset */
            offset: number;
            filters: components["schemas"]["CryptocurrencyFilters"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Page[ExecutionBody, ExecutionFilters] */
        Page_ExecutionBody_ExecutionFilters_: {
            /**
             * Success
             * @constant
             */
            success: true;
            /** Data */
            data: components["schemas"]["ExecutionBody"][];
            /** Total */
            total: number;
            /** Limit */
            limit: number;
            /** Offset */
            offset: number;
            filters: components["schemas"]["ExecutionFilters"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Page[NotificationBody, NotificationFilters] */
        Page_NotificationBody_NotificationFilters_: {
            /**
             * Success
             * @constant
             */
            success: true;
            /** Data */
            data: components["schemas"]["NotificationBody"][];
            /** Total */
            total: number;
            /** Limit */
            limit: number;
            /** Offset */
            offset: number;
            filters: components["schemas"]["NotificationFilters"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Page[PositionBody, PositionFilters] */
        Page_PositionBody_PositionFilters_: {
            /**
             * Success
             * @constant
             */
            success: true;
            /** Data */
            data: components["schemas"]["PositionBody"][];
            /** Total */
            total: number;
            /** Limit */
            limit: number;
            /** Offset */
            offset: number;
            filters: components["schemas"]["PositionFilters"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Page[PredictionBody, PredictionFilters] */
        Page_PredictionBody_PredictionFilters_: {
            /**
             * Success
             * @constant
             */
            success: true;
            /** Data */
            data: components["schemas"]["PredictionBody"][];
            /** Total */
            total: number;
            /** Limit */
            limit: number;
            /** Offset */
            offset: number;
            filters: components["schemas"]["PredictionFilters"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Page[RunBody, RunFilters] */
        Page_RunBody_RunFilters_: {
            /**
             * Success
             * @constant
             */
            success: true;
            /** Data */
            data: components["schemas"]["RunBody"][];
            /** Total */
            total: number;
            /** Limit */
            limit: number;
            /** Offset */
            offset: number;
            filters: components["schemas"]["RunFilters"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Page[SignalRow, SignalFilters] */
        Page_SignalRow_SignalFilters_: {
            /**
             * Success
             * @constant
             */
            success: true;
            /** Data */
            data: components["schemas"]["SignalRow"][];
            /** Total */
            total: number;
            /** Limit */
            limit: number;
            /** Offset */
            offset: number;
            filters: components["schemas"]["SignalFilters"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Page[SuggestionBody, SuggestionFilters] */
        Page_SuggestionBody_SuggestionFilters_: {
            /**
             * Success
             * @constant
             */
            success: true;
            /** Data */
            data: components["schemas"]["SuggestionBody"][];
            /** Total */
            total: number;
            /** Limit */
            limit: number;
            /** Offset */
            offset: number;
            filters: components["schemas"]["SuggestionFilters"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Page[TaskBody, TaskFilters] */
        Page_TaskBody_TaskFilters_: {
            /**
             * Success
             * @constant
             */
            success: true;
            /** Data */
            data: components["schemas"]["TaskBody"][];
            /** Total */
            total: number;
            /** Limit */
            limit: number;
            /** Offset */
            offset: number;
            filters: components["schemas"]["TaskFilters"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Page[TransactionBody, TransactionFilters] */
        Page_TransactionBody_TransactionFilters_: {
            /**
             * Success
             * @constant
             */
            success: true;
            /** Data */
            data: components["schemas"]["TransactionBody"][];
            /** Total */
            total: number;
            /** Limit */
            limit: number;
            /** Offset */
            offset: number;
            filters: components["schemas"]["TransactionFilters"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Page[User, UserFilters] */
        Page_User_UserFilters_: {
            /**
             * Success
             * @constant
             */
            success: true;
            /** Data */
            data: components["schemas"]["User"][];
            /** Total */
            total: number;
            /** Limit */
            limit: number;
            /** Offset */
            offset: number;
            filters: components["schemas"]["UserFilters"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /**
         * PartHealth
         * @description One part: is it there, what was seen, and how long the look took.
         */
        PartHealth: {
            /**
             * Name
             * @enum {string}
             */
            name: "database" | "redis" | "freshness" | "market" | "models" | "worker" | "market_worker" | "web";
            /**
             * Status
             * @enum {string}
             */
            status: "healthy" | "degraded" | "unhealthy";
            /** Detail */
            detail: string;
            /** Latency Ms */
            latency_ms: number | null;
        };
        /**
         * Performance
         * @description Live signals that were settled in that time. `successful` reached their target before their stop; `said` is the mean chance given.
         */
        Performance: {
            /**
             * Timeframe
             * @enum {string}
             */
            timeframe: "7d" | "30d" | "90d" | "1y" | "all";
            /** Model */
            model: string | null;
            overall: components["schemas"]["PerformanceCut"];
            /** By Risk Level */
            by_risk_level: components["schemas"]["PerformanceCut"][];
            /** By Model */
            by_model: components["schemas"]["PerformanceCut"][];
            /** By Regime */
            by_regime: components["schemas"]["PerformanceCut"][];
            /** By Side */
            by_side: components["schemas"]["PerformanceCut"][];
        };
        /**
         * PerformanceCut
         * @description Settled signals of one kind. Returns in percent of the entry after fees and slippage; rate (Wilson) and mean with 95 % intervals.
         *
         *     They take each signal as one of its own; those of one week share much of their outcome, so they are at least this wide.
         */
        PerformanceCut: {
            /** Value */
            value: string;
            /** Total */
            total: number;
            /** Successful */
            successful: number;
            /** Success Rate */
            success_rate: number | null;
            /** Success Low */
            success_low: number | null;
            /** Success High */
            success_high: number | null;
            /** Average Return */
            average_return: number | null;
            /** Average Return Low */
            average_return_low: number | null;
            /** Average Return High */
            average_return_high: number | null;
            /** Said */
            said: number | null;
        };
        /**
         * PortfolioBody
         * @description A paper account. `exposure` is what is held long and owed short; `open_risk` what is lost from here if every stop is hit.
         *
         *     `daily_pnl` is since 00:00 UTC; `drawdown` from the highest value so far; `held_btc_value` is what the starting cash would be worth
         *     had it bought Bitcoin when the account began. `live` is the portfolio at an exchange, null where there is none.
         */
        PortfolioBody: {
            /** Id */
            id: number;
            /** Name */
            name: string;
            /** Base Currency */
            base_currency: string;
            /** Is Paper */
            is_paper: boolean;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Total Value
             * @example 1024.5
             */
            total_value: string;
            /**
             * Cash
             * @example 1024.5
             */
            cash: string;
            /**
             * Free Cash
             * @example 1024.5
             */
            free_cash: string;
            /**
             * Starting Cash
             * @example 1024.5
             */
            starting_cash: string;
            /**
             * Positions Value
             * @example 1024.5
             */
            positions_value: string;
            /**
             * Daily Pnl
             * @example 1024.5
             */
            daily_pnl: string;
            /** Daily Pnl Percentage */
            daily_pnl_percentage: number;
            /**
             * Total Pnl
             * @example 1024.5
             */
            total_pnl: string;
            /** Total Pnl Percentage */
            total_pnl_percentage: number;
            /**
             * Realized Pnl
             * @example 1024.5
             */
            realized_pnl: string;
            /**
             * Unrealized Pnl
             * @example 1024.5
             */
            unrealized_pnl: string;
            /**
             * Exposure
             * @example 1024.5
             */
            exposure: string;
            /** Exposure Share */
            exposure_share: number;
            /**
             * Open Risk
             * @example 1024.5
             */
            open_risk: string;
            /** Open Risk Share */
            open_risk_share: number;
            /** Drawdown */
            drawdown: number;
            /** Held Btc Value */
            held_btc_value: string | null;
            /** Open Positions */
            open_positions: number;
            /** Open Orders */
            open_orders: number;
            /** Halted */
            halted: boolean;
            live: components["schemas"]["LivePortfolio"] | null;
        };
        /**
         * PortfolioHistory
         * @description Values from old to new.
         */
        PortfolioHistory: {
            /** Days */
            days: number;
            /**
             * Starting Cash
             * @example 1024.5
             */
            starting_cash: string;
            /** Base Currency */
            base_currency: string;
            /** Points */
            points: components["schemas"]["ValuePoint"][];
        };
        /**
         * PortfolioSummary
         * @description The account on the dashboard.
         */
        PortfolioSummary: {
            /**
             * Total Value
             * @example 1024.5
             */
            total_value: string;
            /**
             * Daily Pnl
             * @example 1024.5
             */
            daily_pnl: string;
            /** Daily Pnl Percentage */
            daily_pnl_percentage: number;
        };
        /**
         * PositionBody
         * @description What an executed signal brought. `quantity` is what is left of `opened_quantity`; values in the account's currency.
         *
         *     `realized_pnl` is after fees, slippage and funding; `value` is what closing at `price` would bring before them, null once closed.
         */
        PositionBody: {
            /** Id */
            id: number;
            /** Crypto Id */
            crypto_id: number;
            /** Symbol */
            symbol: string;
            /** Name */
            name: string;
            /** Sector Color */
            sector_color: string | null;
            side: components["schemas"]["SignalType"];
            /**
             * Quantity
             * @example 1024.5
             */
            quantity: string;
            /**
             * Opened Quantity
             * @example 1024.5
             */
            opened_quantity: string;
            /**
             * Average Price
             * @example 1024.5
             */
            average_price: string;
            /**
             * Cost Basis
             * @example 1024.5
             */
            cost_basis: string;
            /** Price */
            price: string | null;
            /** Price At */
            price_at: string | null;
            /** Value */
            value: string | null;
            /**
             * Unrealized Pnl
             * @example 1024.5
             */
            unrealized_pnl: string;
            /** Unrealized Pnl Percentage */
            unrealized_pnl_percentage: number;
            /**
             * Realized Pnl
             * @example 1024.5
             */
            realized_pnl: string;
            /**
             * Fees Paid
             * @example 1024.5
             */
            fees_paid: string;
            /**
             * Funding Paid
             * @example 1024.5
             */
            funding_paid: string;
            /** Target Price */
            target_price: number | null;
            /** Stop Loss */
            stop_loss: number | null;
            /**
             * Opened At
             * Format: date-time
             */
            opened_at: string;
            /** Expires At */
            expires_at: string | null;
            /** Closed At */
            closed_at: string | null;
            /** Exit Kind */
            exit_kind: ("target" | "stop" | "timeout" | "manual" | "liquidated") | null;
            /** Exit Price */
            exit_price: string | null;
            /** Signal Id */
            signal_id: number | null;
            /** Execution Id */
            execution_id: number | null;
        };
        /**
         * PositionFilters
         * @description Echo of what the list was cut with.
         */
        PositionFilters: {
            /**
             * Status
             * @enum {string}
             */
            status: "open" | "closed";
            /**
             * Account
             * @enum {string}
             */
            account: "paper" | "live";
        };
        /**
         * PredictionAnswer
         * @description What a question came to. `said` is what holds, null where nothing is said, with the `reason`.
         *
         *     A question that supposed nothing is kept as a claim of one's own, `prediction_id`: it is settled for who asked, and is in no record of
         *     the system. A `what_if` is about a world that is not, so nothing can come of it: it is kept nowhere but here. `would_be` is null where
         *     none of what was supposed counts; `unused` is what the one who speaks does not look at, `features` what it looks at, as it is.
         */
        PredictionAnswer: {
            /** Crypto Id */
            crypto_id: number;
            /** Horizon Hours */
            horizon_hours: number;
            /** What If */
            what_if: boolean;
            /** Features Override */
            features_override: {
                [key: string]: number;
            };
            /** Prediction Id */
            prediction_id: number | null;
            said: components["schemas"]["Foreseen"] | null;
            would_be: components["schemas"]["Foreseen"] | null;
            /** Features */
            features: {
                [key: string]: number;
            };
            /** Unused */
            unused: string[];
            /** Reason */
            reason: string | null;
        };
        /**
         * PredictionBody
         * @description One claim about the future. `confidence` is the chance that it happens, `horizon_hours` after `based_on`.
         *
         *     A `price` has its interval at `interval_level`; any other claim says what happens, named in `said` where there is something to name.
         *     One that `is_asked` is what oneself wanted to know, and counts nowhere. `happened` is null until it is settled; an overdue one `waits_for` what it lacks. `actual_price` and errors are of prices only.
         */
        PredictionBody: {
            /** Id */
            id: number;
            /**
             * Layer
             * @enum {string}
             */
            layer: "layer1" | "layer2" | "layer3" | "layer4";
            /**
             * Claim
             * @enum {string}
             */
            claim: "price" | "regime" | "rotation" | "beats_median" | "target_before_stop" | "regime_ahead" | "next_leader";
            /** Said */
            said: string | null;
            /** Crypto Id */
            crypto_id: number | null;
            /** Symbol */
            symbol: string | null;
            /** Confidence */
            confidence: number;
            /** Predicted Price */
            predicted_price: number | null;
            /** Predicted Low */
            predicted_low: number | null;
            /** Predicted High */
            predicted_high: number | null;
            /** Interval Level */
            interval_level: number | null;
            /** Input Price */
            input_price: number | null;
            /** Horizon Hours */
            horizon_hours: number;
            /** Based On */
            based_on: string | null;
            /**
             * Target Datetime
             * Format: date-time
             */
            target_datetime: string;
            /** Model Name */
            model_name: string;
            /** Model Version */
            model_version: string;
            /** Is Backtest */
            is_backtest: boolean;
            /** Is Asked */
            is_asked: boolean;
            /** Is Realized */
            is_realized: boolean;
            /** Happened */
            happened: boolean | null;
            /** Actual Price */
            actual_price: number | null;
            /** Accuracy Percentage */
            accuracy_percentage: number | null;
            /** Absolute Error */
            absolute_error: number | null;
            /** Evaluated At */
            evaluated_at: string | null;
            /** Waits For */
            waits_for: ("no_data" | "flagged") | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Run Id */
            run_id: number | null;
        };
        /**
         * PredictionDetail
         * @description One claim with what it rests on: the signal it is of, the regime that the market was said to be in, and its place in the ledger.
         *
         *     `ledger_seq` is the entry of the chain that it was said in, `outcome_seq` the one that says what came; null for what is older.
         */
        PredictionDetail: {
            /** Id */
            id: number;
            /**
             * Layer
             * @enum {string}
             */
            layer: "layer1" | "layer2" | "layer3" | "layer4";
            /**
             * Claim
             * @enum {string}
             */
            claim: "price" | "regime" | "rotation" | "beats_median" | "target_before_stop" | "regime_ahead" | "next_leader";
            /** Said */
            said: string | null;
            /** Crypto Id */
            crypto_id: number | null;
            /** Symbol */
            symbol: string | null;
            /** Confidence */
            confidence: number;
            /** Predicted Price */
            predicted_price: number | null;
            /** Predicted Low */
            predicted_low: number | null;
            /** Predicted High */
            predicted_high: number | null;
            /** Interval Level */
            interval_level: number | null;
            /** Input Price */
            input_price: number | null;
            /** Horizon Hours */
            horizon_hours: number;
            /** Based On */
            based_on: string | null;
            /**
             * Target Datetime
             * Format: date-time
             */
            target_datetime: string;
            /** Model Name */
            model_name: string;
            /** Model Version */
            model_version: string;
            /** Is Backtest */
            is_backtest: boolean;
            /** Is Asked */
            is_asked: boolean;
            /** Is Realized */
            is_realized: boolean;
            /** Happened */
            happened: boolean | null;
            /** Actual Price */
            actual_price: number | null;
            /** Accuracy Percentage */
            accuracy_percentage: number | null;
            /** Absolute Error */
            absolute_error: number | null;
            /** Evaluated At */
            evaluated_at: string | null;
            /** Waits For */
            waits_for: ("no_data" | "flagged") | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Run Id */
            run_id: number | null;
            /** Signal Id */
            signal_id: number | null;
            /** Market Conditions */
            market_conditions: string | null;
            /** Squared Error */
            squared_error: number | null;
            /** Accuracy Threshold */
            accuracy_threshold: number;
            /** Ledger Seq */
            ledger_seq: number | null;
            /** Outcome Seq */
            outcome_seq: number | null;
        };
        /**
         * PredictionFilters
         * @description Echo of what the list was cut with.
         */
        PredictionFilters: {
            /** Layer */
            layer: ("layer1" | "layer2" | "layer3" | "layer4") | null;
            /** Crypto Id */
            crypto_id: number | null;
            /** Horizon */
            horizon: number | null;
            /** Settled */
            settled: boolean | null;
        };
        /**
         * Preferences
         * @description What a user has chosen; null means not chosen yet. Digits and calendar are then those of the language.
         */
        Preferences: {
            /** Locale */
            locale: ("en" | "fa") | null;
            /** Theme */
            theme: ("dark" | "light" | "system") | null;
            /** Digits */
            digits: ("latin" | "persian") | null;
            /** Calendar */
            calendar: ("gregorian" | "jalali") | null;
        };
        /**
         * PreferencesChange
         * @description What is given is changed; null means not chosen.
         */
        PreferencesChange: {
            /** Locale */
            locale?: ("en" | "fa") | null;
            /** Theme */
            theme?: ("dark" | "light" | "system") | null;
            /** Digits */
            digits?: ("latin" | "persian") | null;
            /** Calendar */
            calendar?: ("gregorian" | "jalali") | null;
        };
        /**
         * PressHalt
         * @description Stop everything, or what rests on a `layer`, or one asset.
         */
        PressHalt: {
            /** Layer */
            layer?: number | null;
            /** Crypto Id */
            crypto_id?: number | null;
            /** Reason */
            reason: string;
        };
        /**
         * PriceBody
         * @description Where a price will be: the middle, and two intervals with the chance that each holds what comes.
         *
         *     `state` is in_use where a trained model says how wide they are, baseline where trailing volatility does; `evidence`: of the intervals
         *     at `level` that are decided, how many held.
         */
        PriceBody: {
            /** Horizon Hours */
            horizon_hours: number;
            /**
             * Based On
             * Format: date-time
             */
            based_on: string;
            /**
             * Target
             * Format: date-time
             */
            target: string;
            /** Price */
            price: number;
            /** Low */
            low: number;
            /** High */
            high: number;
            /** Level */
            level: number;
            /** Wide Low */
            wide_low: number;
            /** Wide High */
            wide_high: number;
            /** Wide Level */
            wide_level: number;
            state: components["schemas"]["LayerState"];
            evidence: components["schemas"]["EvidenceBody"];
        };
        /**
         * PriceStatistics
         * @description Candles of a span in figures. Performance in percent, volatility a year and drawdown as fractions; dollars and coins else.
         */
        PriceStatistics: {
            /** Crypto Id */
            crypto_id: number;
            /** Symbol */
            symbol: string;
            interval: components["schemas"]["Interval"];
            /** Candles */
            candles: number;
            /**
             * First At
             * Format: date-time
             */
            first_at: string;
            /**
             * Last At
             * Format: date-time
             */
            last_at: string;
            /** First Open */
            first_open: number;
            /** Last Close */
            last_close: number;
            /** Performance Percentage */
            performance_percentage: number;
            /** High */
            high: number;
            /** Low */
            low: number;
            /** Mean Close */
            mean_close: number;
            /** Volume */
            volume: number;
            /** Volatility */
            volatility: number | null;
            /** Max Drawdown */
            max_drawdown: number;
        };
        /**
         * ProbabilityAnalysis
         * @description Chance that the target is reached within the time, and that the stop is reached before it; null where it was not computed.
         */
        ProbabilityAnalysis: {
            /** Target 24H */
            target_24h: number | null;
            /** Target 3D */
            target_3d: number | null;
            /** Target 7D */
            target_7d: number | null;
            /** Stop First */
            stop_first: number | null;
        };
        /**
         * Problem
         * @description Any failure. `type` is a stable word to test for, `error` a sentence to read.
         */
        Problem: {
            /**
             * Success
             * @constant
             */
            success: false;
            /** Error */
            error: string;
            /**
             * Error Code
             * @example 422
             */
            error_code: number;
            /**
             * Type
             * @example bad_input
             */
            type: string;
            /** Details */
            details: components["schemas"]["ProblemDetail"][];
            /** Request Id */
            request_id: string;
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /**
         * ProblemDetail
         * @description Where in the request something was wrong, and what.
         */
        ProblemDetail: {
            /** Field */
            field: string;
            /** Message */
            message: string;
        };
        /**
         * ProfileChange
         * @description What is given is changed; an empty name is none.
         */
        ProfileChange: {
            /** First Name */
            first_name?: string | null;
            /** Last Name */
            last_name?: string | null;
        };
        /**
         * PromoteModel
         * @description Which version is to count, and why. `force` passes a closed gate, and needs the reason.
         */
        PromoteModel: {
            /** Version */
            version: string;
            /** Reason */
            reason?: string | null;
            /**
             * Force
             * @default false
             */
            force: boolean;
        };
        /**
         * Promotion
         * @description Which version counts from the next decision on, and which did before.
         */
        Promotion: {
            /** Name */
            name: string;
            /** Version */
            version: string;
            /** Before */
            before: string | null;
            /** Forced */
            forced: boolean;
        };
        /**
         * QuarantineCount
         * @description How many rows were set aside for one reason.
         */
        QuarantineCount: {
            /** Reason */
            reason: string;
            /** Rows */
            rows: number;
        };
        /**
         * Queue
         * @description Who does it. What waits for providers, or learns for long, never holds up what decides.
         * @enum {string}
         */
        Queue: "decisions" | "market" | "training";
        /**
         * QuickStats
         * @description The present decision in a few figures: exposure and confidence 0..1, fear and greed 0..100.
         */
        QuickStats: {
            source: components["schemas"]["Source"];
            /** Run Id */
            run_id: number;
            /**
             * As Of
             * Format: date-time
             */
            as_of: string;
            /** Stale */
            stale: boolean;
            regime: components["schemas"]["Regime"];
            /** Confidence */
            confidence: number;
            evidence: components["schemas"]["EvidenceBody"];
            /** Recommended Exposure */
            recommended_exposure: number;
            risk_level: components["schemas"]["RiskLevel"];
            /** Fear Greed */
            fear_greed: number | null;
            /** Leading Sectors */
            leading_sectors: string[];
            /** Active Signals */
            active_signals: number;
            /** Layers Online */
            layers_online: number;
        };
        /**
         * Reason
         * @description Why there is no data, or none that may be used. One vocabulary from the socket to the interface.
         * @enum {string}
         */
        Reason: "rate_limited" | "provider_down" | "unreadable" | "blocked" | "not_listed" | "gap" | "stale" | "quarantined" | "unconfirmed" | "halted";
        /**
         * Recommendation
         * @description Five steps from the chance to beat the median asset.
         * @enum {string}
         */
        Recommendation: "strong_buy" | "buy" | "hold" | "sell" | "strong_sell";
        /**
         * RecordBin
         * @description One bin of the reliability diagram, the least sure tenth of the claims first.
         */
        RecordBin: {
            /** Decile */
            decile: number;
            share: components["schemas"]["Share"];
        };
        /**
         * Regime
         * @description The state of the market as a whole.
         * @enum {string}
         */
        Regime: "bull" | "bear" | "neutral" | "volatile";
        /**
         * RegimeForecast
         * @description Which regime the days after the last close will show, likeliest first; null with the reason where too little has happened to say.
         *
         *     `n` resolved days stand behind it; `state` says whether a trained model speaks or the frequency of what followed before.
         */
        RegimeForecast: {
            /** Run Id */
            run_id: number;
            /**
             * As Of
             * Format: date-time
             */
            as_of: string;
            /**
             * Last Updated
             * Format: date-time
             */
            last_updated: string;
            source: components["schemas"]["Source"];
            /**
             * Horizon
             * @enum {string}
             */
            horizon: "1d" | "7d" | "30d";
            /** Regimes */
            regimes: components["schemas"]["ExpectedRegime"][] | null;
            /** N */
            n: number;
            state: components["schemas"]["LayerState"] | null;
            /** Reason */
            reason: "not_enough_history" | null;
        };
        /**
         * RegimeHistory
         * @description How the regime went, oldest first; buckets without an analysis are absent.
         */
        RegimeHistory: {
            /** Days */
            days: number;
            /**
             * Interval
             * @enum {string}
             */
            interval: "1h" | "4h" | "1d" | "1w";
            /** Points */
            points: components["schemas"]["RegimePoint"][];
        };
        /**
         * RegimePoint
         * @description One moment of the market; `index` is the cap-weighted index, known for closed days only.
         *
         *     `probabilities` are those that a live decision gave: of a closed day the first one after its close, null where there was none.
         */
        RegimePoint: {
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
            /** Index */
            index: number | null;
            regime: components["schemas"]["Regime"];
            /** Confidence */
            confidence: number;
            risk_level: components["schemas"]["RiskLevel"];
            /** Trend Strength */
            trend_strength: number;
            /** Recommended Exposure */
            recommended_exposure: number;
            probabilities: components["schemas"]["RegimeProbabilities"] | null;
        };
        /**
         * RegimeProbabilities
         * @description Chance of each regime; together 1.
         */
        RegimeProbabilities: {
            /** Bull */
            bull: number;
            /** Bear */
            bear: number;
            /** Neutral */
            neutral: number;
            /** Volatile */
            volatile: number;
        };
        /**
         * Register
         * @description An account of one's own. What it may do is not asked.
         */
        Register: {
            /**
             * Email
             * Format: email
             */
            email: string;
            /**
             * Password
             * Format: password
             */
            password: string;
            /**
             * First Name
             * @default
             */
            first_name: string;
            /**
             * Last Name
             * @default
             */
            last_name: string;
            /**
             * Locale
             * @default en
             * @enum {string}
             */
            locale: "en" | "fa";
        };
        /**
         * ReplayCause
         * @description One reason why the answer is, or may be, another: a stable word, and a sentence with what was then and is now.
         */
        ReplayCause: {
            /**
             * Kind
             * @enum {string}
             */
            kind: "model_missing" | "model_damaged" | "model_other" | "inputs_changed" | "record_changed" | "code_changed" | "libraries_changed" | "cannot_decide" | "unexplained";
            /** What */
            what: string;
        };
        /**
         * ReplayDifference
         * @description What stood at `path` then, and what comes out now; null where there was, or is, nothing, JSON where it is no single value.
         */
        ReplayDifference: {
            /** Path */
            path: string;
            /** Then */
            then: string | number | boolean | null;
            /** Now */
            now: string | number | boolean | null;
        };
        /**
         * ReplayResult
         * @description Whether the same decision comes out of the same inputs, to the last bit and but for timings.
         *
         *     `inputs`: the market is as the run saw it (`same`), could be put back so from the corrections that were recorded (`restored`), or not
         *     (`changed`: decided on what there is now). `causes`, the likeliest first; `differences` are the first 50 of `differing`.
         */
        ReplayResult: {
            /** Run Id */
            run_id: number;
            /**
             * As Of
             * Format: date-time
             */
            as_of: string;
            /** Same */
            same: boolean;
            /**
             * Inputs
             * @enum {string}
             */
            inputs: "same" | "restored" | "changed";
            /** Causes */
            causes: components["schemas"]["ReplayCause"][];
            /** Differing */
            differing: number;
            /** Differences */
            differences: components["schemas"]["ReplayDifference"][];
        };
        /**
         * ResetPassword
         * @description The token of a letter, and the new password.
         */
        ResetPassword: {
            /**
             * Token
             * Format: password
             */
            token: string;
            /**
             * Password
             * Format: password
             */
            password: string;
        };
        /**
         * ResumeModel
         * @description Why a suspended model is to count again.
         */
        ResumeModel: {
            /** Reason */
            reason: string;
        };
        /**
         * RetrainModel
         * @description How to train anew.
         *
         *     `training_data_days` and `validation_split` are refused with the reason: a model learns from all that has closed, and is judged by
         *     walking forward over it, never by one split.
         */
        RetrainModel: {
            /** Training Data Days */
            training_data_days?: number | null;
            /** Validation Split */
            validation_split?: number | null;
            /**
             * @default {
             *       "seed": 0,
             *       "quick": false
             *     }
             */
            hyperparameters: components["schemas"]["Hyperparameters"];
        };
        /**
         * ReviewBody
         * @description What somebody decided about it; `reviewer` is null of an account that is gone.
         */
        ReviewBody: {
            /**
             * Decision
             * @enum {string}
             */
            decision: "approve" | "reject" | "defer";
            /** Reviewer */
            reviewer: string | null;
            /** Notes */
            notes: string | null;
            /**
             * Reviewed At
             * Format: date-time
             */
            reviewed_at: string;
        };
        /**
         * ReviewResult
         * @description What was decided, and what it did to the lists.
         */
        ReviewResult: {
            /** Suggestion Id */
            suggestion_id: number;
            /** Review Id */
            review_id: number;
            /** Crypto Id */
            crypto_id: number;
            /** Symbol */
            symbol: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "add_tier1" | "add_tier2" | "promote" | "demote" | "remove";
            /**
             * Status
             * @enum {string}
             */
            status: "pending" | "approved" | "rejected" | "deferred" | "expired";
            /**
             * Reviewed At
             * Format: date-time
             */
            reviewed_at: string;
            /** Before */
            before: ("tier1" | "tier2") | null;
            /** After */
            after: ("tier1" | "tier2") | null;
            /** Deferred Until */
            deferred_until: string | null;
        };
        /**
         * ReviewSuggestion
         * @description What is decided. A deferred suggestion comes back after `defer_days`; `target_tier` approves it for another tier than suggested.
         */
        ReviewSuggestion: {
            /**
             * Decision
             * @enum {string}
             */
            decision: "approve" | "reject" | "defer";
            /** Review Notes */
            review_notes?: string | null;
            /** Target Tier */
            target_tier?: ("tier1" | "tier2") | null;
            /**
             * Defer Days
             * @default 3
             */
            defer_days: number;
        };
        /**
         * RiskAssessment
         * @description Loss at the stop and gain at the target in percent of the entry, before costs; `sizing` is null for signals of older versions.
         */
        RiskAssessment: {
            risk_level: components["schemas"]["RiskLevel"];
            /** Loss At Stop Percentage */
            loss_at_stop_percentage: number;
            /** Gain At Target Percentage */
            gain_at_target_percentage: number;
            /** Risk Reward Ratio */
            risk_reward_ratio: number;
            /** Chance Of Loss */
            chance_of_loss: number;
            sizing: components["schemas"]["SizeBody"] | null;
        };
        /**
         * RiskBody
         * @description The limits, and where the account stands against them. Value at risk is of one day in twenty, null with too little history.
         */
        RiskBody: {
            limits: components["schemas"]["LimitsBody"];
            /**
             * Total Value
             * @example 1024.5
             */
            total_value: string;
            /** Exposure Share */
            exposure_share: number;
            /** Recommended Exposure */
            recommended_exposure: number | null;
            /** Open Risk Share */
            open_risk_share: number;
            /** Value At Risk */
            value_at_risk: number | null;
            /** Conditional Value At Risk */
            conditional_value_at_risk: number | null;
            /** Risk Days */
            risk_days: number | null;
            /** Drawdown */
            drawdown: number;
            /** Daily Loss */
            daily_loss: number;
            /** Losses In Row */
            losses_in_row: number;
            /** Cooldown Until */
            cooldown_until: string | null;
            /** By Asset */
            by_asset: components["schemas"]["Exposures"][];
            /** By Sector */
            by_sector: components["schemas"]["Exposures"][];
        };
        /**
         * RiskCheck
         * @description What a size would mean. `suggested_size` is the largest that breaks no rule, `sized_by` the rule that holds it there.
         *
         *     `fee` and `slippage` are of going in and out at the target; `loss_at_stop` and `gain_at_target` are after them.
         */
        RiskCheck: {
            /** Signal Id */
            signal_id: number;
            side: components["schemas"]["SignalType"];
            /**
             * Position Size
             * @example 1024.5
             */
            position_size: string;
            /**
             * Suggested Size
             * @example 1024.5
             */
            suggested_size: string;
            /** Sized By */
            sized_by: string | null;
            /**
             * Price
             * @example 1024.5
             */
            price: string;
            /**
             * Price At
             * Format: date-time
             */
            price_at: string;
            /**
             * Quantity
             * @example 1024.5
             */
            quantity: string;
            /**
             * Fee
             * @example 1024.5
             */
            fee: string;
            /**
             * Slippage
             * @example 1024.5
             */
            slippage: string;
            /**
             * Loss At Stop
             * @example 1024.5
             */
            loss_at_stop: string;
            /**
             * Gain At Target
             * @example 1024.5
             */
            gain_at_target: string;
            /**
             * Total Value
             * @example 1024.5
             */
            total_value: string;
            /**
             * Free Cash
             * @example 1024.5
             */
            free_cash: string;
            /** Passed */
            passed: boolean;
            /** Rules */
            rules: components["schemas"]["RuleBody"][];
        };
        /**
         * RiskLevel
         * @description Four steps of risk, ascending.
         * @enum {string}
         */
        RiskLevel: "low" | "medium" | "high" | "extreme";
        /**
         * RiskUpdate
         * @description Limits that shall change; the others stay.
         */
        RiskUpdate: {
            /** Max Position Size */
            max_position_size?: number | string | null;
            /** Max Portfolio Risk */
            max_portfolio_risk?: number | null;
            /** Max Asset Exposure */
            max_asset_exposure?: number | null;
            /** Max Sector Exposure */
            max_sector_exposure?: number | null;
            /** Max Total Exposure */
            max_total_exposure?: number | null;
            /** Max Open Risk */
            max_open_risk?: number | null;
            /** Max Correlation */
            max_correlation?: number | null;
            /** Max Var */
            max_var?: number | null;
            /** Max Chase */
            max_chase?: number | null;
            /** Daily Loss Limit */
            daily_loss_limit?: number | null;
            /** Cooldown Losses */
            cooldown_losses?: number | null;
            /** Cooldown Hours */
            cooldown_hours?: number | null;
            automatic?: components["schemas"]["AutomaticUpdate"] | null;
        };
        /**
         * RoleChange
         * @description What the account may do from now on.
         */
        RoleChange: {
            /**
             * Role
             * @enum {string}
             */
            role: "admin" | "professional" | "casual";
        };
        /**
         * RollbackModel
         * @description Why the last promotion is taken back.
         */
        RollbackModel: {
            /** Reason */
            reason?: string | null;
        };
        /**
         * Rotation
         * @description The latest answer of layer 2 on rotation. `recommended_allocation` by sector name sums to 1.
         *
         *     `allocation_edge`: by how many percent the variance was below that of even weights, null unless risk parity is used. `next_leaders`,
         *     best first, is empty while no model has an edge.
         */
        Rotation: {
            /** Run Id */
            run_id: number;
            /**
             * As Of
             * Format: date-time
             */
            as_of: string;
            /** Rotation Probability */
            rotation_probability: number;
            evidence: components["schemas"]["EvidenceBody"];
            /** Leading */
            leading: string[];
            /** Declining */
            declining: string[];
            /** Flow Directions */
            flow_directions: components["schemas"]["FlowBody"][];
            /** Recommended Allocation */
            recommended_allocation: {
                [key: string]: number;
            };
            /** Tilted */
            tilted: boolean;
            /**
             * Allocation By
             * @enum {string}
             */
            allocation_by: "even_weights" | "momentum" | "risk_parity" | "leaders";
            allocation_edge: components["schemas"]["EdgeBody"] | null;
            /** Next Leaders */
            next_leaders: components["schemas"]["Outlook"][];
            /** Confidence */
            confidence: number;
            edge: components["schemas"]["EdgeBody"] | null;
            state: components["schemas"]["LayerState"];
            checks: components["schemas"]["ChecksBody"];
        };
        /**
         * RuleBody
         * @description One rule: what it found, what it allows. A null value could not be told, which is as good as broken. For reading, not for money.
         */
        RuleBody: {
            /** Name */
            name: string;
            /** Value */
            value: number | null;
            /** Bound */
            bound: number | null;
            /**
             * Unit
             * @enum {string}
             */
            unit: "money" | "fraction" | "count" | "seconds" | "price" | "hours" | "correlation";
            /** Passed */
            passed: boolean;
        };
        /**
         * RunBody
         * @description One run of the four layers. `cascade_confidence` is the geometric mean of the layers' confidences.
         */
        RunBody: {
            /** Id */
            id: number;
            /**
             * Kind
             * @enum {string}
             */
            kind: "live" | "as_of";
            source: components["schemas"]["Source"];
            /** Status */
            status: string;
            /**
             * As Of
             * Format: date-time
             */
            as_of: string;
            /**
             * Started At
             * Format: date-time
             */
            started_at: string;
            /** Finished At */
            finished_at: string | null;
            /** Cascade Confidence */
            cascade_confidence: number | null;
        };
        /**
         * RunDetail
         * @description One run with what is needed to repeat it, and what came out. `timings` in seconds by step.
         *
         *     `environment` is null for runs that are older than it.
         */
        RunDetail: {
            /** Id */
            id: number;
            /**
             * Kind
             * @enum {string}
             */
            kind: "live" | "as_of";
            source: components["schemas"]["Source"];
            /** Status */
            status: string;
            /**
             * As Of
             * Format: date-time
             */
            as_of: string;
            /**
             * Started At
             * Format: date-time
             */
            started_at: string;
            /** Finished At */
            finished_at: string | null;
            /** Cascade Confidence */
            cascade_confidence: number | null;
            /** Code Version */
            code_version: string | null;
            /** Input Digest */
            input_digest: string | null;
            /** Model Versions */
            model_versions: {
                [key: string]: string | number | null;
            };
            /** Timings */
            timings: {
                [key: string]: number;
            };
            environment: components["schemas"]["RunEnvironment"] | null;
            /** Error */
            error: string | null;
            regime: components["schemas"]["Regime"] | null;
            /** Recommended Exposure */
            recommended_exposure: number | null;
            /** Assets Scored */
            assets_scored: number | null;
            /** Signals Given */
            signals_given: number | null;
        };
        /**
         * RunEnvironment
         * @description What decided beside the data: code, libraries by version, interpreter and processor.
         */
        RunEnvironment: {
            /** Code */
            code: string;
            /** Source Sha256 */
            source_sha256: string;
            /** Python */
            python: string;
            /** Machine */
            machine: string;
            /** Cpu */
            cpu: string;
            /** Libraries */
            libraries: {
                [key: string]: string;
            };
        };
        /**
         * RunFilters
         * @description Echo of what the list was cut with.
         */
        RunFilters: {
            /** Kind */
            kind: ("live" | "as_of") | null;
        };
        /**
         * RunTask
         * @description A job that is asked for.
         */
        RunTask: {
            /** @default {} */
            arguments: components["schemas"]["TaskArguments"];
        };
        /**
         * Schedule
         * @description All jobs, shortest cadence first.
         */
        Schedule: {
            /** Jobs */
            jobs: components["schemas"]["ScheduledJob"][];
        };
        /**
         * ScheduledJob
         * @description A job by name. `every_s` is null for one that is only done on demand; `last` is its newest piece of work.
         */
        ScheduledJob: {
            /** Name */
            name: string;
            /** Does */
            does: string;
            /** Every S */
            every_s: number | null;
            queue: components["schemas"]["Queue"];
            /**
             * Needs
             * @description Arguments that it cannot do without.
             */
            needs: string[];
            /** Next Due */
            next_due: string | null;
            last: components["schemas"]["TaskBody"] | null;
        };
        /**
         * ScoreBody
         * @description Of `n` claims on `days` days. Brier and log loss: lower is better, and so is `difference`, to the Brier score of the baseline.
         *
         *     The baseline is the share of such claims that had come true by then. `calibration_error` is the mean distance of said and happened
         *     over ten equal parts. The interval is null where there are too few separate horizons to tell.
         */
        ScoreBody: {
            share: components["schemas"]["Share"];
            /** Brier */
            brier: number;
            /** Log Loss */
            log_loss: number;
            /** Baseline Brier */
            baseline_brier: number;
            /** Difference */
            difference: number;
            /** Difference Low */
            difference_low: number | null;
            /** Difference High */
            difference_high: number | null;
            /** Calibration Error */
            calibration_error: number;
        };
        /**
         * ScoreGroup
         * @description Suggestions of one kind (or all) that were answered alike: `paid` is a share, gains are percent over the horizon.
         *
         *     Above zero, accepting was right; below zero, refusing was. `answer` all counts every suggestion, whatever was said to it.
         */
        ScoreGroup: {
            /**
             * Answer
             * @enum {string}
             */
            answer: "all" | "accepted" | "refused" | "unanswered";
            /**
             * Kind
             * @enum {string}
             */
            kind: "all" | "add_tier1" | "add_tier2" | "promote" | "demote" | "remove";
            /** Horizon Days */
            horizon_days: number;
            /** N */
            n: number;
            paid: components["schemas"]["GainBody"];
            gain_on_market: components["schemas"]["GainBody"];
            gain_on_tier: components["schemas"]["GainBody"] | null;
        };
        /**
         * Scoreboard
         * @description Live suggestions whose outcome is known. `open` counts those whose time has not come, by horizon in days.
         */
        Scoreboard: {
            /** Groups */
            groups: components["schemas"]["ScoreGroup"][];
            /** Choices */
            choices: components["schemas"]["ChoiceBody"][];
            /** Open */
            open: {
                [key: string]: number;
            };
            /** Since */
            since: string | null;
        };
        /**
         * SectorBody
         * @description A sector as it is kept.
         */
        SectorBody: {
            /** Id */
            id: number;
            /** Name */
            name: string;
            /** Description */
            description: string | null;
            /** Color Code */
            color_code: string;
            /** Is Active */
            is_active: boolean;
        };
        /**
         * SectorChange
         * @description What is given is changed.
         */
        SectorChange: {
            /** Description */
            description?: string | null;
            /** Color Code */
            color_code?: string | null;
            /** Is Active */
            is_active?: boolean | null;
        };
        /**
         * SectorComparison
         * @description Up to five sectors over the same days, as they were asked for.
         */
        SectorComparison: {
            /**
             * Timeframe
             * @enum {string}
             */
            timeframe: "7d" | "30d" | "90d" | "1y";
            /** Lines */
            lines: components["schemas"]["SectorLine"][];
        };
        /**
         * SectorCorrelations
         * @description Every pair of the sectors that have a line; each pair once.
         */
        SectorCorrelations: {
            /**
             * Timeframe
             * @enum {string}
             */
            timeframe: "30d" | "90d" | "1y";
            /** Sectors */
            sectors: components["schemas"]["SectorName"][];
            /** Pairs */
            pairs: components["schemas"]["Correlation"][];
        };
        /**
         * SectorDetail
         * @description One sector: what it is, how it stands (null before the first run), and who is in it (at most 200, largest first).
         */
        SectorDetail: {
            /** Id */
            id: number;
            /** Name */
            name: string;
            /** Description */
            description: string | null;
            /** Color Code */
            color_code: string;
            /** As Of */
            as_of: string | null;
            standing: components["schemas"]["SectorRow"] | null;
            /** Top Performers */
            top_performers: components["schemas"]["TopPerformer"][];
            /** Members */
            members: components["schemas"]["SectorMember"][];
        };
        /**
         * SectorHistory
         * @description One sector over the newest closed days.
         */
        SectorHistory: {
            /** Days */
            days: number;
            line: components["schemas"]["SectorLine"];
        };
        /**
         * SectorLine
         * @description How a sector went, oldest first: its coins weighed by their dollar volume of the thirty days before, members as of today.
         *
         *     `change_percentage` is over all the points; null, with no points, where no day had two priced coins.
         */
        SectorLine: {
            sector: components["schemas"]["SectorName"];
            /** Change Percentage */
            change_percentage: number | null;
            /** Points */
            points: components["schemas"]["LinePoint"][];
        };
        /**
         * SectorMember
         * @description An asset of a sector with its present price.
         */
        SectorMember: {
            /** Crypto Id */
            crypto_id: number;
            /** Symbol */
            symbol: string;
            /** Name */
            name: string;
            /** Market Cap Rank */
            market_cap_rank: number | null;
            /** Price */
            price: number | null;
            /** Market Cap */
            market_cap: number | null;
            /** Weight */
            weight: number;
            /** Is Primary */
            is_primary: boolean;
        };
        /**
         * SectorMembers
         * @description Everybody who is in the sector from now on.
         */
        SectorMembers: {
            /** Crypto Ids */
            crypto_ids: number[];
        };
        /**
         * SectorName
         * @description What a sector is called, and its colour.
         */
        SectorName: {
            /** Id */
            id: number;
            /** Name */
            name: string;
            /** Color Code */
            color_code: string;
        };
        /**
         * SectorRow
         * @description One sector now. Performances, dominance in percent, momentum −1..1, allocation 0..1.
         */
        SectorRow: {
            /** Id */
            id: number;
            /** Name */
            name: string;
            /** Color Code */
            color_code: string;
            /** Members */
            members: number;
            /** Market Cap */
            market_cap: number | null;
            /** Volume */
            volume: number | null;
            /** Dominance */
            dominance: number | null;
            /** Momentum Score */
            momentum_score: number;
            /** Performance 24H */
            performance_24h: number | null;
            /** Performance 7D */
            performance_7d: number | null;
            /** Performance 30D */
            performance_30d: number | null;
            /**
             * Status
             * @enum {string}
             */
            status: "leading" | "neutral" | "declining";
            /** Allocation */
            allocation: number | null;
        };
        /**
         * SectorTable
         * @description All sectors of the latest run.
         */
        SectorTable: {
            /** Run Id */
            run_id: number;
            /**
             * As Of
             * Format: date-time
             */
            as_of: string;
            /** Sectors */
            sectors: components["schemas"]["SectorRow"][];
        };
        /**
         * Sentiment
         * @description How the market feels, as the latest decision saw it. The index is 0..100, tones −1..1; the composite is the mean of what is known.
         */
        Sentiment: {
            /** Run Id */
            run_id: number;
            /**
             * As Of
             * Format: date-time
             */
            as_of: string;
            /**
             * Last Updated
             * Format: date-time
             */
            last_updated: string;
            source: components["schemas"]["Source"];
            /** Fear Greed Index */
            fear_greed_index: number | null;
            /** Composite Sentiment */
            composite_sentiment: number | null;
            funding_rates: components["schemas"]["FundingRates"] | null;
            /** Social Sentiment */
            social_sentiment: number | null;
            /** News Sentiment */
            news_sentiment: number | null;
            /** Sources */
            sources: components["schemas"]["SentimentSource"][];
        };
        /**
         * SentimentBreakdown
         * @description Parts of sentiment on −1..1, each against its own past year, null where there is no data.
         */
        SentimentBreakdown: {
            /** Fear Greed */
            fear_greed: number | null;
            /** Social */
            social: number | null;
            /** News */
            news: number | null;
            /** Funding */
            funding: number | null;
        };
        /**
         * SentimentSource
         * @description One part of the composite on −1..1 against its own past year, or the reason why it is not known.
         */
        SentimentSource: {
            /**
             * Name
             * @enum {string}
             */
            name: "fear_greed" | "social" | "news" | "funding";
            /** Value */
            value: number | null;
            /** Reason */
            reason: ("no_source" | "no_recent_value" | "short_history") | null;
        };
        /**
         * Services
         * @description Which services an Apprise address may lead to, by scheme.
         */
        Services: {
            /** Services */
            services: {
                [key: string]: string;
            };
        };
        /**
         * Session
         * @description A fresh access token, to be kept in memory only; the refresh token travels in a cookie that scripts cannot read.
         */
        Session: {
            /** Access Token */
            access_token: string;
            /**
             * Token Type
             * @constant
             */
            token_type: "bearer";
            /**
             * Expires In
             * @description Seconds until the access token ends.
             */
            expires_in: number;
            user: components["schemas"]["UserProfile"];
        };
        /**
         * SessionRow
         * @description A session that goes on. `seen_at` is when it was last refreshed, `current` whether it is the one that asks.
         */
        SessionRow: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Began At
             * Format: date-time
             */
            began_at: string;
            /**
             * Seen At
             * Format: date-time
             */
            seen_at: string;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /** Ip Address */
            ip_address: string | null;
            /** User Agent */
            user_agent: string | null;
            /** Current */
            current: boolean;
        };
        /**
         * Sessions
         * @description One's sessions, the latest used first.
         */
        Sessions: {
            /** Sessions */
            sessions: components["schemas"]["SessionRow"][];
        };
        /**
         * SetupState
         * @description What the first visit needs to know.
         */
        SetupState: {
            /** Needs Owner */
            needs_owner: boolean;
            /** Simulated */
            simulated: boolean;
            source: components["schemas"]["Source"] | null;
            /** Version */
            version: string;
            /** Registration Open */
            registration_open: boolean;
        };
        /**
         * Share
         * @description How many of `n` claims on `days` days came true, beside the mean chance that was said.
         *
         *     The 95 % interval counts separate horizons, not claims: those of one day stand or fall together, and neighbouring days share most of
         *     their outcome.
         */
        Share: {
            /** N */
            n: number;
            /** Days */
            days: number;
            /** Said */
            said: number;
            /** Happened */
            happened: number;
            /** Low */
            low: number;
            /** High */
            high: number;
        };
        /**
         * SignalCards
         * @description The signals that count now; `total` says how many there are.
         */
        SignalCards: {
            /** Signals */
            signals: components["schemas"]["SignalRow"][];
            /** Total */
            total: number;
        };
        /**
         * SignalDetail
         * @description One signal with its reasons and its origin.
         */
        SignalDetail: {
            signal: components["schemas"]["SignalRow"];
            ai_analysis: components["schemas"]["AiAnalysis"];
            market_context: components["schemas"]["MarketContext"];
            risk_assessment: components["schemas"]["RiskAssessment"];
            lineage: components["schemas"]["Lineage"];
        };
        /**
         * SignalFilters
         * @description Echo of what the list was cut with.
         */
        SignalFilters: {
            /** Status */
            status: ("active" | "executed" | "expired" | "cancelled") | null;
            /** Crypto Id */
            crypto_id: number | null;
            /** Confidence Min */
            confidence_min: number | null;
        };
        /**
         * SignalRecord
         * @description How settled signals ended. `target_rate` with its 95 % interval; returns are percent after costs, null below 2 signals.
         *
         *     Signals of the same hours win and lose together, so the interval of the mean is null below 30, and narrower than it should be above.
         */
        SignalRecord: {
            /** N */
            n: number;
            /** Target */
            target: number;
            /** Stop */
            stop: number;
            /** Timeout */
            timeout: number;
            /** Target Rate */
            target_rate: number | null;
            /** Target Low */
            target_low: number | null;
            /** Target High */
            target_high: number | null;
            /** Mean Return */
            mean_return: number | null;
            /** Mean Low */
            mean_low: number | null;
            /** Mean High */
            mean_high: number | null;
        };
        /**
         * SignalRow
         * @description A signal that was given.
         */
        SignalRow: {
            /** Crypto Id */
            crypto_id: number;
            /** Symbol */
            symbol: string;
            /** Name */
            name: string;
            /** Sector Color */
            sector_color: string | null;
            signal_type: components["schemas"]["SignalType"];
            /** Entry Price */
            entry_price: number;
            /** Target Price */
            target_price: number;
            /** Stop Loss */
            stop_loss: number;
            /** Confidence */
            confidence: number;
            evidence: components["schemas"]["EvidenceBody"];
            /** Break Even */
            break_even: number | null;
            /** Edge */
            edge: number | null;
            /** Edge Low */
            edge_low: number | null;
            /** Edge High */
            edge_high: number | null;
            risk_level: components["schemas"]["RiskLevel"];
            /** Risk Reward Ratio */
            risk_reward_ratio: number;
            /** Time Horizon Hours */
            time_horizon_hours: number;
            /** Drivers */
            drivers: components["schemas"]["DriverBody"][];
            /** Id */
            id: number;
            /**
             * Status
             * @enum {string}
             */
            status: "active" | "executed" | "expired" | "cancelled";
            /**
             * Generated At
             * Format: date-time
             */
            generated_at: string;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /** Outcome */
            outcome: ("target" | "stop" | "timeout") | null;
            /** Outcome Price */
            outcome_price: number | null;
            /** Outcome At */
            outcome_at: string | null;
            /** Realized Return */
            realized_return: number | null;
            /** Run Id */
            run_id: number | null;
        };
        /**
         * SignalType
         * @description Side of a signal.
         * @enum {string}
         */
        SignalType: "long" | "short";
        /**
         * SignedOut
         * @description How many sessions were ended.
         */
        SignedOut: {
            /** Sessions Ended */
            sessions_ended: number;
        };
        /**
         * SizeBody
         * @description How much to put in: `size` is a share of the capital that loses `budget` of it at the stop or in a bad day, whichever is less.
         *
         *     `largest_order`: dollars at which slippage has eaten the lower bound of the edge, null where no volume is known. The rest is null
         *     where no model has earned a say: advice, median hours until the trade ends, and how far its price goes, percent.
         */
        SizeBody: {
            /** Tails */
            tails: components["schemas"]["TailRiskBody"][];
            /** Size */
            size: number;
            /** Budget */
            budget: number;
            /**
             * Bound By
             * @enum {string}
             */
            bound_by: "capital" | "stop" | "tail";
            /** Largest Order */
            largest_order: number | null;
            advice: components["schemas"]["AdviceBody"] | null;
            /** Median Hours */
            median_hours: number | null;
            /** Median Up */
            median_up: number | null;
            /** Median Down */
            median_down: number | null;
        };
        /**
         * Source
         * @description Where a market comes from; a database holds one kind at a time.
         * @enum {string}
         */
        Source: "live" | "simulated" | "replay" | "files";
        /**
         * SourceBody
         * @description One provider's series, judged by the age of its data. `expected_s` is the usual distance of two values in seconds.
         *
         *     `failures` counts the attempts since the last that went well; before `retry_at` it is not asked again.
         */
        SourceBody: {
            /** Provider */
            provider: string;
            /** Series */
            series: string;
            state: components["schemas"]["FeedState"];
            reason: components["schemas"]["Reason"] | null;
            /** Detail */
            detail: string | null;
            /** Data Until */
            data_until: string | null;
            /** Data Age S */
            data_age_s: number | null;
            /** Expected S */
            expected_s: number;
            /** Attempted At */
            attempted_at: string | null;
            /** Succeeded At */
            succeeded_at: string | null;
            /** Retry At */
            retry_at: string | null;
            /** Failures */
            failures: number;
        };
        /**
         * Sources
         * @description All of them. `source` is the kind of market, null while there is none; `state` the worst of all, null without any.
         */
        Sources: {
            source: components["schemas"]["Source"] | null;
            state: components["schemas"]["FeedState"] | null;
            /** Sources */
            sources: components["schemas"]["SourceBody"][];
        };
        /**
         * Statistics
         * @description How much there is. `candles` is PostgreSQL's estimate; runs, signals and predictions are those of live decisions.
         */
        Statistics: {
            users: components["schemas"]["UserCounts"];
            /** Assets */
            assets: number;
            /** Assets Tier1 */
            assets_tier1: number;
            /** Assets Tier2 */
            assets_tier2: number;
            /** Candles */
            candles: number;
            /** Runs 24H */
            runs_24h: number;
            /** Runs Failed 24H */
            runs_failed_24h: number;
            /** Signals */
            signals: number;
            /** Signals Active */
            signals_active: number;
            /** Predictions */
            predictions: number;
            /** Predictions Settled */
            predictions_settled: number;
            /** Predictions Right */
            predictions_right: number;
            /** Activities 24H */
            activities_24h: number;
            /** Database Bytes */
            database_bytes: number;
        };
        /**
         * StatusChange
         * @description Whether the account may be used.
         */
        StatusChange: {
            /** Is Active */
            is_active: boolean;
        };
        /**
         * SuggestionBody
         * @description A change of the tiers that is suggested; `confidence` is P(it pays), of which at least `threshold` was asked.
         *
         *     It pays if the asset does better than the median it is held against; where it is to be taken down or off, if it does worse.
         */
        SuggestionBody: {
            /** Id */
            id: number;
            /** Crypto Id */
            crypto_id: number;
            /** Symbol */
            symbol: string;
            /** Name */
            name: string;
            /** Sector Color */
            sector_color: string | null;
            /**
             * Kind
             * @enum {string}
             */
            kind: "add_tier1" | "add_tier2" | "promote" | "demote" | "remove";
            /** Tier Now */
            tier_now: ("tier1" | "tier2") | null;
            /**
             * Status
             * @enum {string}
             */
            status: "pending" | "approved" | "rejected" | "deferred" | "expired";
            /**
             * Priority
             * @enum {string}
             */
            priority: "urgent" | "high" | "normal";
            /** Confidence */
            confidence: number;
            evidence: components["schemas"]["EvidenceBody"];
            edge: components["schemas"]["EdgeBody"] | null;
            /** Threshold */
            threshold: number;
            /** Reasons */
            reasons: components["schemas"]["DriverBody"][];
            /** Against */
            against: components["schemas"]["DriverBody"][];
            supporting_data: components["schemas"]["SuggestionFactsBody"];
            /** Performance Metrics */
            performance_metrics: components["schemas"]["ChangeRecordBody"][];
            /** Reviews */
            reviews: components["schemas"]["ReviewBody"][];
            /** Outcomes */
            outcomes: components["schemas"]["SuggestionOutcomeBody"][];
            /**
             * Suggested At
             * Format: date-time
             */
            suggested_at: string;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /** Deferred Until */
            deferred_until: string | null;
            /** Cascade Run Id */
            cascade_run_id: number | null;
        };
        /**
         * SuggestionFactsBody
         * @description The asset when the suggestion was made. Ranks count from 1; `volatility` is daily; `drawdown` ≤ 0 since it was listed.
         */
        SuggestionFactsBody: {
            /** Price */
            price: number;
            /** Tier */
            tier: ("tier1" | "tier2") | null;
            /** Size Rank */
            size_rank: number | null;
            /** Liquidity Rank */
            liquidity_rank: number;
            /** Dollar Volume */
            dollar_volume: number;
            /** Volatility */
            volatility: number;
            risk_level: components["schemas"]["RiskLevel"];
            /** Days Traded */
            days_traded: number;
            /** Days Listed */
            days_listed: number | null;
            /** Drawdown */
            drawdown: number | null;
            /** Beats Median */
            beats_median: number;
            /** Beats Median Low */
            beats_median_low: number | null;
            /** Beats Median High */
            beats_median_high: number | null;
            /** Regime */
            regime: string;
        };
        /**
         * SuggestionFilters
         * @description Echo of what the list was cut with.
         */
        SuggestionFilters: {
            /** Status */
            status: ("pending" | "approved" | "rejected" | "deferred" | "expired") | null;
            /** Confidence Min */
            confidence_min: number;
        };
        /**
         * SuggestionOutcomeBody
         * @description What came after that many days: percent; gains have the sign that the change bets on, so that above zero it would have paid.
         */
        SuggestionOutcomeBody: {
            /** Horizon Days */
            horizon_days: number;
            /** Asset Return */
            asset_return: number;
            /** Market Return */
            market_return: number;
            /** Tier Return */
            tier_return: number | null;
            /** Gain On Market */
            gain_on_market: number;
            /** Gain On Tier */
            gain_on_tier: number | null;
        };
        /**
         * SuggestionQueue
         * @description What waits for an admin, the surest first; `deferred` and `total` count the others. `nearest` says what was not sure enough.
         */
        SuggestionQueue: {
            /** Suggestions */
            suggestions: components["schemas"]["SuggestionBody"][];
            /** Total */
            total: number;
            /** Deferred */
            deferred: number;
            thresholds: components["schemas"]["ThresholdsBody"];
            /** Nearest */
            nearest: components["schemas"]["NearestChange"][];
        };
        /**
         * SyncJob
         * @description A job that asks providers: when it is due next, what it last came to, and what is queued or running now.
         */
        SyncJob: {
            /** Name */
            name: string;
            /** Does */
            does: string;
            /** Every S */
            every_s: number | null;
            /** Next Due */
            next_due: string | null;
            last: components["schemas"]["TaskBody"] | null;
            open: components["schemas"]["TaskBody"] | null;
        };
        /**
         * SyncStatus
         * @description How the market data stands.
         */
        SyncStatus: {
            source: components["schemas"]["Source"] | null;
            /** Jobs */
            jobs: components["schemas"]["SyncJob"][];
            /**
             * Open Gaps
             * @description Spans of candles that are missing and are asked for again.
             */
            open_gaps: number;
            /** Quarantined 24H */
            quarantined_24h: components["schemas"]["QuarantineCount"][];
            /**
             * Revisions 24H
             * @description Values that a source said otherwise later, of the last 24 hours.
             */
            revisions_24h: number;
            /**
             * Open Flags
             * @description Candles that are kept and not trusted.
             */
            open_flags: number;
        };
        /**
         * SystemHealthBody
         * @description How everything is. The score is the percentage of parts that were found healthy now.
         */
        SystemHealthBody: {
            /** Overall Health Score */
            overall_health_score: number;
            /** Parts */
            parts: components["schemas"]["PartHealth"][];
            /** Layers */
            layers: components["schemas"]["LayerStatus"][];
            ml_models_status: components["schemas"]["ModelCounts"];
            database: components["schemas"]["DatabasePerformance"];
            /** Sources */
            sources: components["schemas"]["SourceBody"][];
            jobs: components["schemas"]["JobCounts"];
            /** History */
            history: components["schemas"]["HealthPoint"][];
        };
        /**
         * TailRiskBody
         * @description What the signal's side could lose within `hours`, percent of the entry: exceeded with the chance 1 − `level`, and the mean beyond.
         */
        TailRiskBody: {
            /** Hours */
            hours: number;
            /** Level */
            level: number;
            /** At Risk */
            at_risk: number;
            /** Beyond */
            beyond: number;
            /**
             * By
             * @enum {string}
             */
            by: "filtered_history" | "gaussian_ewma" | "history";
        };
        /**
         * TaskArguments
         * @description What a job may be given; which of these it takes is its own.
         */
        TaskArguments: {
            /** Crypto Id */
            crypto_id?: number | null;
            /** Run Id */
            run_id?: number | null;
            /** Model Id */
            model_id?: number | null;
            /** Quick */
            quick?: number | null;
            /** Seed */
            seed?: number | null;
        };
        /**
         * TaskBody
         * @description One piece of work. `scheduled_for` is its slot, null when somebody asked for it; a failed one is tried again, a parked one not.
         *
         *     `requested_by` is the user who asked for it; `progress` 0..1. `result` is what a replay found, `answer` what a question about a price
         *     came to; both null for all other jobs and until then.
         */
        TaskBody: {
            /** Id */
            id: number;
            /** Name */
            name: string;
            /** Arguments */
            arguments: {
                [key: string]: number | string;
            };
            /**
             * Status
             * @enum {string}
             */
            status: "queued" | "running" | "succeeded" | "skipped" | "failed" | "parked" | "cancelled";
            /** Scheduled For */
            scheduled_for: string | null;
            /** Attempt */
            attempt: number;
            /**
             * Queued At
             * Format: date-time
             */
            queued_at: string;
            /** Started At */
            started_at: string | null;
            /** Finished At */
            finished_at: string | null;
            /** Progress */
            progress: number;
            /** Message */
            message: string | null;
            /** Error */
            error: string | null;
            /** Requested By */
            requested_by: number | null;
            result: components["schemas"]["ReplayResult"] | null;
            answer: components["schemas"]["PredictionAnswer"] | null;
        };
        /**
         * TaskFilters
         * @description Echo of what the list was cut with.
         */
        TaskFilters: {
            /** Status */
            status: ("queued" | "running" | "succeeded" | "skipped" | "failed" | "parked" | "cancelled") | null;
            /** Name */
            name: string | null;
        };
        /**
         * TaskProgress
         * @description How far one piece of work is (0..1), and what is being done.
         */
        TaskProgress: {
            /** Id */
            id: number;
            /** Name */
            name: string;
            /**
             * Status
             * @enum {string}
             */
            status: "queued" | "running" | "succeeded" | "skipped" | "failed" | "parked" | "cancelled";
            /** Progress */
            progress: number;
            /** Message */
            message: string | null;
        };
        /**
         * ThresholdsBody
         * @description The least P(it pays) by kind, and from which on admins are told.
         */
        ThresholdsBody: {
            /** Add Tier1 */
            add_tier1: number;
            /** Add Tier2 */
            add_tier2: number;
            /** Promote */
            promote: number;
            /** Demote */
            demote: number;
            /** Remove */
            remove: number;
            /** Told */
            told: number;
        };
        /**
         * Ticket
         * @description A ticket that opens one WebSocket, once, within `expires_in` seconds.
         */
        Ticket: {
            /** Ticket */
            ticket: string;
            /** Expires In */
            expires_in: number;
        };
        /**
         * TimesBody
         * @description When a person may be disturbed: quiet hours in their `zone`, and the hour of the daily mail (null: mails come at once).
         */
        TimesBody: {
            /**
             * Zone
             * @default UTC
             */
            zone: string;
            /** Quiet From */
            quiet_from?: number | null;
            /** Quiet To */
            quiet_to?: number | null;
            /** Digest Hour */
            digest_hour?: number | null;
        };
        /**
         * TopPerformer
         * @description An asset and its change over 7 days in percent.
         */
        TopPerformer: {
            /** Symbol */
            symbol: string;
            /** Performance 7D */
            performance_7d: number;
        };
        /**
         * TrackRecordBody
         * @description Everything that was claimed and settled. `live` was said before it happened, `backtest` was not; `since` is the first live day.
         *
         *     There is no equity curve, and `equity_missing` says why: signals carry no sizes and nobody traded them, so that any curve would rest
         *     on sizes chosen afterwards.
         */
        TrackRecordBody: {
            /** Since */
            since: string | null;
            /** Live */
            live: components["schemas"]["ClaimRecord"][];
            /** Backtest */
            backtest: components["schemas"]["ClaimRecord"][];
            signals: components["schemas"]["SignalRecord"];
            /** Open */
            open: components["schemas"]["OpenClaims"][];
            /** Equity */
            equity: null;
            /**
             * Equity Missing
             * @constant
             */
            equity_missing: "nothing_traded";
        };
        /**
         * TransactionBody
         * @description One movement of cash: `amount` came (or went, below zero), `cash_after` was there then.
         */
        TransactionBody: {
            /** Id */
            id: number;
            /**
             * Kind
             * @enum {string}
             */
            kind: "deposit" | "buy" | "sell" | "margin" | "release" | "fee" | "slippage" | "funding";
            /**
             * Amount
             * @example 1024.5
             */
            amount: string;
            /**
             * Cash After
             * @example 1024.5
             */
            cash_after: string;
            /** Crypto Id */
            crypto_id: number | null;
            /** Symbol */
            symbol: string | null;
            /** Position Id */
            position_id: number | null;
            /** Execution Id */
            execution_id: number | null;
            /** Quantity */
            quantity: string | null;
            /** Price */
            price: string | null;
            /**
             * Moment
             * Format: date-time
             */
            moment: string;
        };
        /**
         * TransactionFilters
         * @description Echo of what the list was cut with.
         */
        TransactionFilters: {
            /** Kind */
            kind: string | null;
            /**
             * Account
             * @enum {string}
             */
            account: "paper" | "live";
        };
        /**
         * Unread
         * @description How many are unread now.
         */
        Unread: {
            /** Unread */
            unread: number;
        };
        /**
         * User
         * @description An account as admins see it. The owner made the installation.
         */
        User: {
            /** Id */
            id: number;
            /** Email */
            email: string;
            /** First Name */
            first_name: string | null;
            /** Last Name */
            last_name: string | null;
            /**
             * Role
             * @enum {string}
             */
            role: "admin" | "professional" | "casual";
            /** Is Active */
            is_active: boolean;
            /** Is Verified */
            is_verified: boolean;
            /** Is Owner */
            is_owner: boolean;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Last Login */
            last_login: string | null;
        };
        /**
         * UserCounts
         * @description Accounts.
         */
        UserCounts: {
            /** Total */
            total: number;
            /** Active */
            active: number;
            /** Admins */
            admins: number;
            /** Signed In 24H */
            signed_in_24h: number;
            /** Signed In 7D */
            signed_in_7d: number;
        };
        /**
         * UserFilters
         * @description Echo of what the list was cut with.
         */
        UserFilters: {
            /** Search */
            search: string | null;
            /** Role */
            role: ("admin" | "professional" | "casual") | null;
            /** Is Active */
            is_active: boolean | null;
        };
        /**
         * UserProfile
         * @description One's own account.
         */
        UserProfile: {
            /** Id */
            id: number;
            /** Email */
            email: string;
            /** First Name */
            first_name: string | null;
            /** Last Name */
            last_name: string | null;
            /**
             * Role
             * @enum {string}
             */
            role: "admin" | "professional" | "casual";
            /** Is Verified */
            is_verified: boolean;
            preferences: components["schemas"]["Preferences"];
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Last Login */
            last_login: string | null;
        };
        /**
         * ValuePoint
         * @description The account at one moment, and held Bitcoin beside it.
         */
        ValuePoint: {
            /**
             * Moment
             * Format: date-time
             */
            moment: string;
            /**
             * Total Value
             * @example 1024.5
             */
            total_value: string;
            /**
             * Cash
             * @example 1024.5
             */
            cash: string;
            /**
             * Positions Value
             * @example 1024.5
             */
            positions_value: string;
            /**
             * Exposure
             * @example 1024.5
             */
            exposure: string;
            /** Held Btc Value */
            held_btc_value: string | null;
            /**
             * Occasion
             * @enum {string}
             */
            occasion: "hour" | "execution";
        };
        /**
         * VapidKey
         * @description What a browser subscribes with.
         */
        VapidKey: {
            /** Key */
            key: string;
        };
        /**
         * VerifyEmail
         * @description The token of a letter.
         */
        VerifyEmail: {
            /**
             * Token
             * Format: password
             */
            token: string;
        };
        /**
         * VersionBody
         * @description One trained version. `trained_to` is the last day that it learnt from; `seed` and `quick` are how it was trained, `seconds` how long.
         */
        VersionBody: {
            /** Version */
            version: string;
            /**
             * Role
             * @enum {string}
             */
            role: "champion" | "challenger" | "retired";
            /** Sha256 */
            sha256: string;
            /** Trained From */
            trained_from: string | null;
            /** Trained To */
            trained_to: string | null;
            /**
             * Stored At
             * Format: date-time
             */
            stored_at: string;
            /** Promoted At */
            promoted_at: string | null;
            forced: components["schemas"]["ForcedBody"] | null;
            /** Code Version */
            code_version: string | null;
            /** Specification Sha256 */
            specification_sha256: string | null;
            /** Quick */
            quick: boolean;
            /** Seed */
            seed: number;
            /** Seconds */
            seconds: number | null;
            /** Rows */
            rows: number | null;
            /** Assets */
            assets: number | null;
            /** Folds */
            folds: number | null;
            /** Trials */
            trials: number | null;
            /**
             * Failed
             * @description Fits that could not be made, and why; the first 50.
             */
            failed: string[];
            /** Gates */
            gates: components["schemas"]["GateBody"][];
            /** Comparisons */
            comparisons: components["schemas"]["ComparisonBody"][];
        };
        /**
         * WatchlistBody
         * @description A list that is curated by admins, the system or oneself.
         */
        WatchlistBody: {
            /** Id */
            id: number;
            /** Name */
            name: string;
            /**
             * Type
             * @enum {string}
             */
            type: "admin" | "personal" | "system";
            /** Tier */
            tier: ("tier1" | "tier2") | null;
            /** Description */
            description: string | null;
            /** Max Items */
            max_items: number;
            /** Current Items */
            current_items: number;
            /** Is Own */
            is_own: boolean;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
        };
        /**
         * WatchlistDetail
         * @description A list with its entries in their order.
         */
        WatchlistDetail: {
            watchlist: components["schemas"]["WatchlistBody"];
            /** Items */
            items: components["schemas"]["WatchlistEntry"][];
        };
        /**
         * WatchlistEntry
         * @description One asset of a list; what the latest run says of it is null where it was not scored.
         */
        WatchlistEntry: {
            /** Item Id */
            item_id: number;
            /** Crypto Id */
            crypto_id: number;
            /** Symbol */
            symbol: string;
            /** Name */
            name: string;
            /** Sector Color */
            sector_color: string | null;
            /** Tier */
            tier: ("tier1" | "tier2") | null;
            /** Priority Order */
            priority_order: number;
            /**
             * Status
             * @enum {string}
             */
            status: "active" | "paused" | "removed";
            /** Price */
            price: number | null;
            /** Performance 24H */
            performance_24h: number | null;
            /** Ai Confidence */
            ai_confidence: number | null;
            evidence: components["schemas"]["EvidenceBody"] | null;
            risk_level: components["schemas"]["RiskLevel"] | null;
            recommendation: components["schemas"]["Recommendation"] | null;
            /** Last Analysis */
            last_analysis: string | null;
        };
        /**
         * Watchlists
         * @description All lists one may see.
         */
        Watchlists: {
            /** Watchlists */
            watchlists: components["schemas"]["WatchlistBody"][];
        };
        /**
         * WorkerBody
         * @description A worker that was seen within the last minute. `worked_at` is when it last began, went on with or ended a job.
         */
        WorkerBody: {
            /** Name */
            name: string;
            /** Queues */
            queues: string[];
            /**
             * Started At
             * Format: date-time
             */
            started_at: string;
            /**
             * Seen At
             * Format: date-time
             */
            seen_at: string;
            /**
             * Worked At
             * Format: date-time
             */
            worked_at: string;
            /** Job */
            job: string | null;
        };
        /**
         * Workers
         * @description Those who are there; `missing` are the queues that nobody does.
         */
        Workers: {
            /** Workers */
            workers: components["schemas"]["WorkerBody"][];
            /** Missing */
            missing: components["schemas"]["Queue"][];
        };
        /**
         * YearBody
         * @description Mean loss of the model and of its baselines in one year.
         */
        YearBody: {
            /** Year */
            year: number;
            /** N */
            n: number;
            /** Model */
            model: number | null;
            /** Baselines */
            baselines: components["schemas"]["NamedValue"][];
        };
        /**
         * Removed
         * @description It is gone.
         */
        cryptopredict__server__schemas__accounts__Removed: {
            /**
             * Removed
             * @constant
             */
            removed: true;
        };
        /** Answer[Removed] */
        cryptopredict__server__schemas__envelope__Answer_Removed___1: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["cryptopredict__server__schemas__accounts__Removed"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /** Answer[Removed] */
        cryptopredict__server__schemas__envelope__Answer_Removed___2: {
            /**
             * Success
             * @constant
             */
            success: true;
            data: components["schemas"]["cryptopredict__server__schemas__notifications__Removed"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /**
         * Removed
         * @description That something is gone.
         */
        cryptopredict__server__schemas__notifications__Removed: {
            /** Removed */
            removed: boolean;
        };
        /**
         * DashboardInit
         * @description The server's first message.
         */
        DashboardInit: {
            /**
             * Type
             * @constant
             */
            type: "dashboard_init";
            /** Seq */
            seq: number;
            data: components["schemas"]["DashboardInitData"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /**
         * DashboardInitData
         * @description The whole state, or null when only what was missed follows (`resumed`), or before the first decision.
         */
        DashboardInitData: {
            /** Stream */
            stream: string;
            /** Resumed */
            resumed: boolean;
            dashboard: components["schemas"]["Dashboard"] | null;
        };
        /**
         * DashboardOpening
         * @description The client's first and only message. `stream` and `resume_from` (a `seq`) ask for what was missed.
         */
        DashboardOpening: {
            /**
             * Type
             * @constant
             */
            type: "auth";
            /** Ticket */
            ticket: string;
            /** Stream */
            stream: string;
            /** Resume From */
            resume_from: number | null;
        };
        /**
         * DecisionEvent
         * @description Something was decided or changed: ask again for what it touches.
         */
        DecisionEvent: {
            /**
             * Type
             * @enum {string}
             */
            type: "layer1_update" | "layer2_update" | "layer3_update" | "layer4_update" | "new_signal" | "signal_update" | "system_status";
            /** Seq */
            seq: number;
            /**
             * Data
             * @description What changed; its shape depends on the type.
             */
            data: {
                [key: string]: unknown;
            };
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /**
         * ExecutionEvent
         * @description An order was placed, filled or ended; only its owner hears of it.
         */
        ExecutionEvent: {
            /**
             * Type
             * @constant
             */
            type: "execution";
            /** Seq */
            seq: number;
            data: components["schemas"]["ExecutionEventData"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /**
         * ExecutionEventData
         * @description How an order of one's own stands now.
         */
        ExecutionEventData: {
            /** User Id */
            user_id: number;
            /** Execution Id */
            execution_id: number;
            /** Signal Id */
            signal_id: number;
            /**
             * Status
             * @enum {string}
             */
            status: "pending" | "filled" | "partially_filled" | "cancelled";
        };
        /**
         * HaltEvent
         * @description The kill switch was pressed or lifted.
         */
        HaltEvent: {
            /**
             * Type
             * @constant
             */
            type: "halt_update";
            /** Seq */
            seq: number;
            data: components["schemas"]["HaltEventData"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /**
         * HaltEventData
         * @description Which halt, and whether it began or ended.
         */
        HaltEventData: {
            /** Halt Id */
            halt_id: number;
            /** Active */
            active: boolean;
        };
        /**
         * JobProgress
         * @description A piece of work began, went on or ended; only admins hear of it.
         */
        JobProgress: {
            /**
             * Type
             * @constant
             */
            type: "job_progress";
            /** Seq */
            seq: number;
            data: components["schemas"]["JobProgressData"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /**
         * JobProgressData
         * @description How far a piece of work is (0..1), and what is being done.
         */
        JobProgressData: {
            /** Id */
            id: number;
            /** Name */
            name: string;
            /** Progress */
            progress: number;
            /** Message */
            message: string;
            /**
             * Status
             * @enum {string}
             */
            status: "queued" | "running" | "succeeded" | "skipped" | "failed" | "parked" | "cancelled";
        };
        /**
         * ModelHealthData
         * @description What the watch over a champion says of it now, what it said before, and why.
         */
        ModelHealthData: {
            /** Model */
            model: string;
            /** Version */
            version: string;
            /** Verdict */
            verdict: string;
            /** Before */
            before: string;
            /** Why */
            why: string;
        };
        /**
         * NotificationEvent
         * @description Somebody is told something: ask again for what is unread.
         */
        NotificationEvent: {
            /**
             * Type
             * @constant
             */
            type: "notification";
            /** Seq */
            seq: number;
            data: components["schemas"]["NotificationEventData"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /**
         * NotificationEventData
         * @description Which message; only its owner hears of it.
         */
        NotificationEventData: {
            /** User Id */
            user_id: number;
            /** Notification Id */
            notification_id: number;
        };
        /**
         * Ping
         * @description The line stands; comes every 20 seconds.
         */
        Ping: {
            /**
             * Type
             * @constant
             */
            type: "ping";
            /** Seq */
            seq: number;
            /** Data */
            data: {
                [key: string]: unknown;
            };
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /**
         * PortfolioUpdate
         * @description Something changed in one's own account: ask again for what is shown of it.
         */
        PortfolioUpdate: {
            /**
             * Type
             * @constant
             */
            type: "portfolio_update";
            /** Seq */
            seq: number;
            data: components["schemas"]["PortfolioUpdateData"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /**
         * PortfolioUpdateData
         * @description Whose account changed; only they hear of it.
         */
        PortfolioUpdateData: {
            /** User Id */
            user_id: number;
            /** Portfolio Id */
            portfolio_id: number;
        };
        /**
         * PriceTick
         * @description One asset's newest price; the change is percent.
         */
        PriceTick: {
            /** Crypto Id */
            crypto_id: number;
            /** Symbol */
            symbol: string;
            /** Price */
            price: number;
            /** Change 24H */
            change_24h: number | null;
        };
        /**
         * PriceUpdate
         * @description Prices, merged, at most four times a second.
         */
        PriceUpdate: {
            /**
             * Type
             * @constant
             */
            type: "price_update";
            /** Seq */
            seq: number;
            data: components["schemas"]["PriceUpdateData"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /**
         * PriceUpdateData
         * @description Every asset whose price changed since the last of these messages.
         */
        PriceUpdateData: {
            /** Prices */
            prices: components["schemas"]["PriceTick"][];
        };
        /**
         * PricesInit
         * @description The first message of a socket about prices.
         */
        PricesInit: {
            /**
             * Type
             * @constant
             */
            type: "prices_init";
            /** Seq */
            seq: number;
            data: components["schemas"]["PricesInitData"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /**
         * PricesInitData
         * @description The newest prices, or null when only what was missed follows.
         */
        PricesInitData: {
            /** Stream */
            stream: string;
            /** Resumed */
            resumed: boolean;
            /** Prices */
            prices: components["schemas"]["PriceTick"][] | null;
        };
        /**
         * SignalsInit
         * @description The first message of a socket about signals.
         */
        SignalsInit: {
            /**
             * Type
             * @constant
             */
            type: "signals_init";
            /** Seq */
            seq: number;
            data: components["schemas"]["SignalsInitData"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /**
         * SignalsInitData
         * @description The signals that count, or null when only what was missed follows.
         */
        SignalsInitData: {
            /** Stream */
            stream: string;
            /** Resumed */
            resumed: boolean;
            signals: components["schemas"]["SignalCards"] | null;
        };
        /**
         * SourceStatus
         * @description A source of the market stands otherwise than before.
         */
        SourceStatus: {
            /**
             * Type
             * @constant
             */
            type: "source_status";
            /** Seq */
            seq: number;
            data: components["schemas"]["SourceStatusData"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /**
         * SourceStatusData
         * @description How one provider's series stands now, and why it is not fresh.
         */
        SourceStatusData: {
            /** Provider */
            provider: string;
            /** Series */
            series: string;
            state: components["schemas"]["FeedState"];
            reason: components["schemas"]["Reason"] | null;
            /** Detail */
            detail: string | null;
            /** Data Until */
            data_until: string | null;
            /** Retry At */
            retry_at: string | null;
        };
        /**
         * SuggestionRow
         * @description A change of the tiers that waits for an admin; `confidence_score` is the chance that it pays.
         */
        SuggestionRow: {
            /** Id */
            id: number;
            /** Crypto Id */
            crypto_id: number;
            /** Symbol */
            symbol: string;
            /**
             * Suggestion Type
             * @enum {string}
             */
            suggestion_type: "add_tier1" | "add_tier2" | "promote" | "demote" | "remove";
            /** Confidence Score */
            confidence_score: number;
            /**
             * Suggested At
             * Format: date-time
             */
            suggested_at: string;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
        };
        /**
         * SuggestionsInit
         * @description The first message of a socket about suggestions, for admins.
         */
        SuggestionsInit: {
            /**
             * Type
             * @constant
             */
            type: "suggestions_init";
            /** Seq */
            seq: number;
            data: components["schemas"]["SuggestionsInitData"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /**
         * SuggestionsInitData
         * @description What waits, or null when only what was missed follows.
         */
        SuggestionsInitData: {
            /** Stream */
            stream: string;
            /** Resumed */
            resumed: boolean;
            /** Suggestions */
            suggestions: components["schemas"]["SuggestionRow"][] | null;
        };
        /**
         * SystemStatusInit
         * @description The first message of a socket about the system, for admins.
         */
        SystemStatusInit: {
            /**
             * Type
             * @constant
             */
            type: "system_status_init";
            /** Seq */
            seq: number;
            data: components["schemas"]["SystemStatusInitData"];
            /**
             * Timestamp
             * Format: date-time
             */
            timestamp: string;
        };
        /**
         * SystemStatusInitData
         * @description How everything is, or null when only what was missed follows.
         */
        SystemStatusInitData: {
            /** Stream */
            stream: string;
            /** Resumed */
            resumed: boolean;
            health: components["schemas"]["SystemHealthBody"] | null;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "setup-state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_SetupState_"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "setup-create-owner": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewOwner"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_Session_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "auth-login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Credentials"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_Session_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "auth-refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_Session_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "auth-logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_SignedOut_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "auth-logout-all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_SignedOut_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "auth-me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_UserProfile_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "auth-ws-ticket": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_Ticket_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "auth-register-account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Register"];
            };
        };
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_Accepted_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "auth-verify-email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VerifyEmail"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_Confirmed_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "auth-forgot-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForgotPassword"];
            };
        };
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_Accepted_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "auth-reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResetPassword"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_SignedOut_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "auth-change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePassword"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_Session_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "auth-sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_Sessions_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "auth-end": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_SignedOut_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "users-me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_UserProfile_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "users-delete-me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeleteAccount"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["cryptopredict__server__schemas__envelope__Answer_Removed___1"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "users-change-me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProfileChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_UserProfile_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "users-preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_Preferences_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "users-change-preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreferencesChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_Preferences_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "users-export-me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_Export_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "users-my-activities": {
        parameters: {
            query?: {
                days?: number;
                activity_type?: string | null;
                limit?: number;
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Activity_ActivityFilters_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "users-users": {
        parameters: {
            query?: {
                search?: string | null;
                role?: ("admin" | "professional" | "casual") | null;
                is_active?: boolean | null;
                limit?: number;
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_User_UserFilters_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "users-invite-user": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InviteUser"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_HandedLink_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "users-reset-link": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_HandedLink_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "users-user": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_User_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "users-delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["cryptopredict__server__schemas__envelope__Answer_Removed___1"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "users-role": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoleChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_User_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "users-status": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StatusChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_User_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "ui-dashboard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_Dashboard_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "ui-layer-overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_LayerOverview_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "ui-quick-stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_QuickStats_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "ui-layer-cards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_LayerOverview_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "ui-signal-cards": {
        parameters: {
            query?: {
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_SignalCards_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "notifications-notifications": {
        parameters: {
            query?: {
                status?: ("unread" | "read" | "dismissed") | null;
                limit?: number;
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_NotificationBody_NotificationFilters_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "notifications-read": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                notification_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_Unread_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "notifications-read-all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_Unread_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "notifications-dismiss": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                notification_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_Unread_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "notifications-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_list_NotificationRuleBody__"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "notifications-add-rule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NotificationRuleGiven"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_NotificationRuleBody_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "notifications-change-rule": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                rule_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NotificationRuleGiven"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_NotificationRuleBody_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "notifications-remove-rule": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                rule_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["cryptopredict__server__schemas__envelope__Answer_Removed___2"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "notifications-services": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_Services_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "notifications-channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_list_ChannelBody__"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "notifications-add-channel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChannelGiven"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_ChannelBody_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "notifications-test-channel": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                channel_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_ChannelBody_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "notifications-remove-channel": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                channel_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["cryptopredict__server__schemas__envelope__Answer_Removed___2"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "notifications-times": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_TimesBody_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "notifications-change-times": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TimesBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_TimesBody_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "notifications-vapid-key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_VapidKey_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "notifications-subscribe": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BrowserGiven"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_Browser_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "notifications-unsubscribe": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BrowserLeft"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["cryptopredict__server__schemas__envelope__Answer_Removed___2"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "layer1-market-regime": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_MarketRegime_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "layer1-sentiment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_Sentiment_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "layer1-dominance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_Dominance_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "layer1-regime-forecast": {
        parameters: {
            query?: {
                horizon?: "1d" | "7d" | "30d";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_RegimeForecast_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "layer1-history": {
        parameters: {
            query?: {
                days?: number;
                interval?: "1h" | "4h" | "1d" | "1w";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_RegimeHistory_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "layer2-sectors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_SectorTable_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "layer2-create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSector"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_SectorBody_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "layer2-rotation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_Rotation_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "layer2-sector": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sector_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_SectorDetail_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "layer2-change": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sector_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SectorChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_SectorBody_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "layer2-history": {
        parameters: {
            query?: {
                days?: number;
            };
            header?: never;
            path: {
                sector_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_SectorHistory_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "layer2-compare": {
        parameters: {
            query: {
                /** @description One to five ids: 1,2,3. */
                sectors: string;
                timeframe?: "7d" | "30d" | "90d" | "1y";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_SectorComparison_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "layer2-correlations": {
        parameters: {
            query?: {
                timeframe?: "30d" | "90d" | "1y";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_SectorCorrelations_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "layer2-kept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_list_KeptSector__"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "layer2-members": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sector_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SectorMembers"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_MembersSet_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "layer3-watchlists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_Watchlists_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "layer3-create-watchlist": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewList"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_WatchlistBody_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "layer3-watchlist": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                watchlist_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_WatchlistDetail_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "layer3-delete-watchlist": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                watchlist_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_Deleted_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "layer3-change-watchlist": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                watchlist_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeList"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_WatchlistBody_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "layer3-assets": {
        parameters: {
            query?: {
                search?: string | null;
                recommendation?: components["schemas"]["Recommendation"] | null;
                selected?: boolean | null;
                limit?: number;
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_AssetRow_AssetFilters_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "layer3-analysis": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                crypto_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_AssetAnalysis_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "layer3-opportunities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_Opportunities_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "layer3-bulk-actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkAction"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_BulkResult_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "layer3-add-item": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                watchlist_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewItem"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_ItemBody_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "layer3-remove-item": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                watchlist_id: number;
                item_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_ItemBody_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "layer3-change-item": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                watchlist_id: number;
                item_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeItem"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_ItemBody_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "layer3-order-items": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                watchlist_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ItemOrder"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_Ordered_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "layer3-suggestions": {
        parameters: {
            query?: {
                status?: ("pending" | "approved" | "rejected" | "deferred" | "expired") | null;
                confidence_min?: number;
                limit?: number;
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_SuggestionBody_SuggestionFilters_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "layer3-scoreboard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_Scoreboard_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "layer3-review": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                suggestion_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReviewSuggestion"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_ReviewResult_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "layer4-signals": {
        parameters: {
            query?: {
                status?: ("active" | "executed" | "expired" | "cancelled") | null;
                crypto_id?: number | null;
                confidence_min?: number | null;
                limit?: number;
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_SignalRow_SignalFilters_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "layer4-signal": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                signal_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_SignalDetail_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "layer4-cancel": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                signal_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_SignalRow_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "layer4-performance": {
        parameters: {
            query?: {
                timeframe?: "7d" | "30d" | "90d" | "1y" | "all";
                model?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_Performance_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "layer4-execute-signal": {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                signal_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExecuteSignal"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_ExecutionResult_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "layer4-check-risk": {
        parameters: {
            query?: {
                position_size?: number | string | null;
            };
            header?: never;
            path: {
                signal_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_RiskCheck_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "layer4-executions": {
        parameters: {
            query?: {
                signal_id?: number | null;
                status?: ("pending" | "filled" | "partially_filled" | "cancelled") | null;
                limit?: number;
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ExecutionBody_ExecutionFilters_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "layer4-risk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_RiskBody_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "layer4-change-risk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RiskUpdate"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_RiskBody_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "portfolio-portfolio": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_PortfolioBody_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "portfolio-positions": {
        parameters: {
            query?: {
                status?: "open" | "closed";
                account?: "paper" | "live";
                limit?: number;
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_PositionBody_PositionFilters_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "portfolio-close": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                position_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_PositionBody_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "portfolio-history": {
        parameters: {
            query?: {
                days?: number;
                points?: number;
                account?: "paper" | "live";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_PortfolioHistory_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "portfolio-transactions": {
        parameters: {
            query?: {
                kind?: ("deposit" | "buy" | "sell" | "margin" | "release" | "fee" | "slippage" | "funding") | null;
                account?: "paper" | "live";
                limit?: number;
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_TransactionBody_TransactionFilters_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "portfolio-reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_PortfolioBody_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "halts-halts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_Halts_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "halts-press-halt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PressHalt"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_HaltBody_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "halts-lift-halt": {
        parameters: {
            query: {
                reason: string;
            };
            header?: never;
            path: {
                halt_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_HaltBody_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "cryptocurrencies-search": {
        parameters: {
            query?: {
                search?: string | null;
                sector_id?: number | null;
                tier?: ("tier1" | "tier2" | "none") | null;
                sort?: "rank" | "symbol" | "name" | "price" | "market_cap" | "volume";
                limit?: number;
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Cryptocurrency_CryptocurrencyFilters_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "market-create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCryptocurrency"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_CryptocurrencyDetail_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "cryptocurrencies-top": {
        parameters: {
            query?: {
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Cryptocurrency_CryptocurrencyFilters_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "cryptocurrencies-of-symbol": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                symbol: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_CryptocurrencyDetail_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "cryptocurrencies-read": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                crypto_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_CryptocurrencyDetail_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "market-remove": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                crypto_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["cryptopredict__server__schemas__envelope__Answer_Removed___1"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "market-change": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                crypto_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CryptocurrencyChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_CryptocurrencyDetail_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "prices-latest-of-many": {
        parameters: {
            query: {
                crypto_ids: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_LatestPrices_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "prices-closes": {
        parameters: {
            query: {
                /** @description Up to 100 ids: 1,2,3. */
                crypto_ids: string;
                days?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_Closes_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "prices-candles": {
        parameters: {
            query?: {
                interval?: components["schemas"]["Interval"];
                start?: string | null;
                end?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                crypto_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_Candles_"];
                    "application/vnd.apache.arrow.stream": string;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "market-forget": {
        parameters: {
            query: {
                before: string;
            };
            header?: never;
            path: {
                crypto_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_CandlesRemoved_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "prices-latest": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                crypto_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_LatestPrice_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "prices-statistics": {
        parameters: {
            query?: {
                interval?: components["schemas"]["Interval"];
                candles?: number;
            };
            header?: never;
            path: {
                crypto_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_PriceStatistics_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "prices-technical": {
        parameters: {
            query?: {
                interval?: components["schemas"]["Interval"];
            };
            header?: never;
            path: {
                crypto_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_Indicators_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "market-upload": {
        parameters: {
            query?: {
                symbol?: string | null;
                interval?: components["schemas"]["Interval"] | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
                "application/vnd.apache.parquet": string;
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_Imported_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "predictions-predictions": {
        parameters: {
            query?: {
                layer?: ("layer1" | "layer2" | "layer3" | "layer4") | null;
                crypto_id?: number | null;
                /** @description Hours. */
                horizon?: number | null;
                /** @description Only those whose outcome is known, or only the others. */
                settled?: boolean | null;
                limit?: number;
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_PredictionBody_PredictionFilters_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "predictions-ask": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskPrediction"];
            };
        };
        responses: {
            /** @description It was said already. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_Asked_"];
                };
            };
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_Asked_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "predictions-analytics": {
        parameters: {
            query?: {
                days?: number;
                layer?: ("layer1" | "layer2" | "layer3" | "layer4") | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_Analytics_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "predictions-prediction": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                prediction_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_PredictionDetail_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "record-track-record": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_TrackRecordBody_"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "ledger-head": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_LedgerHead_"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "ledger-entries": {
        parameters: {
            query?: {
                after?: number;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_LedgerLinks_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "ledger-entry": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                seq: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_LedgerEntryBody_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "cascade-runs": {
        parameters: {
            query?: {
                kind?: ("live" | "as_of") | null;
                limit?: number;
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_RunBody_RunFilters_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "cascade-run": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_RunDetail_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "cascade-decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_TaskBody_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "cascade-replay": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_TaskBody_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "sync-prices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_TaskBody_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "sync-history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_TaskBody_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "sync-discover": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_TaskBody_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "sync-sentiment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_TaskBody_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "sync-dominance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_TaskBody_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "sync-news": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_TaskBody_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "sync-funding": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_TaskBody_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "sync-cryptocurrency": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                crypto_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_TaskBody_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "sync-status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_SyncStatus_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "sync-sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_Sources_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "tasks-tasks": {
        parameters: {
            query?: {
                status?: ("queued" | "running" | "succeeded" | "skipped" | "failed" | "parked" | "cancelled") | null;
                name?: string | null;
                limit?: number;
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_TaskBody_TaskFilters_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "tasks-schedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_Schedule_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "tasks-workers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_Workers_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "tasks-task": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                task_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_TaskBody_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "tasks-cancel": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                task_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_TaskBody_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "tasks-progress": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                task_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_TaskProgress_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "tasks-run": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RunTask"] | null;
            };
        };
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_TaskBody_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "admin-ai-models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_AiModels_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "admin-ai-model": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                model_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_ModelDetail_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "admin-retrain": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                model_id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RetrainModel"] | null;
            };
        };
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_TaskBody_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "admin-promote": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                model_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PromoteModel"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_Promotion_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "admin-rollback": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                model_id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RollbackModel"] | null;
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_Promotion_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "admin-resume": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                model_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResumeModel"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_ModelBody_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "admin-config": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_ConfigTable_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "admin-change-config": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfigChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_ConfigTable_"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Request Entity Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "admin-audit": {
        parameters: {
            query?: {
                days?: number;
                activity_type?: string | null;
                user_id?: number | null;
                limit?: number;
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Activity_AuditFilters_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "admin-user-activities": {
        parameters: {
            query?: {
                days?: number;
                activity_type?: string | null;
                user_id?: number | null;
                limit?: number;
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Activity_ActivityFilters_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "admin-system-health": {
        parameters: {
            query?: {
                hours?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_SystemHealthBody_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "admin-statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_Statistics_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "admin-queue": {
        parameters: {
            query?: {
                priority?: ("urgent" | "high" | "normal") | null;
                days?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_SuggestionQueue_"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "health-health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_Health_"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "health-live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_Alive_"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "health-ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_Health_"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "health-database": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_PartHealth_"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "health-redis": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_PartHealth_"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "health-models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_PartHealth_"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
