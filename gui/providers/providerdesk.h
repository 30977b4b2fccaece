// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/providers/providerdraft.h"
#include "gui/providers/providerstanding.h"
#include "models/config/configservice.h"
#include "models/probe/connectiontest.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <chrono>
#include <memory>
#include <optional>

namespace bifrost {
class Gateway;
}

namespace bifrost::gui {

class HealthWatch;
class LocalOnly;

/// What the Providers page works on: the providers that are set up, what was typed and is not applied yet,
/// the connection tests and how the last requests went. A provider keeps its id while it is edited: its name,
/// or a number of its own as long as it is new. Owned by ProvidersPage, GUI thread.
class ProviderDesk : public QObject
{
    Q_OBJECT

public:
    /// `localOnly` may be null: it is never on.
    ProviderDesk(ConfigService *config, Gateway *gateway, HealthWatch *watch, LocalOnly *localOnly,
                 QObject *parent = nullptr);
    ~ProviderDesk() override;

    QStringList ids() const; ///< those that are set up by name, then the new ones
    bool contains(const QString &id) const;
    ProviderDraft draft(const QString &id) const;
    bool isChanged(const QString &id) const;
    bool anyChanged() const { return !m_drafts.isEmpty(); }

    void edit(const QString &id, const std::function<void(ProviderDraft &)> &change);
    QString add(const StoredProvider &start); ///< gives the id
    void revert(const QString &id); ///< a new one goes
    void bringBack(const QString &id, ProviderDraft draft); ///< what was typed before it was reverted

    /// What was changed here and elsewhere: what is here holds, or what is stored.
    void settle(const QString &id, bool mine);

    /// What the rules of /api say to the draft as it stands.
    FieldErrors check(const QString &id) const;
    std::optional<bifrost::FieldError> checkField(const QString &id, const QString &path) const;

    /// Writes what was changed here onto what is stored by then. Not while clashes() of the draft are open.
    void apply(const QString &id);
    bool isApplying(const QString &id) const { return m_applying.contains(id); }
    void remove(const QString &id);

    /// It was removed elsewhere while it had changes; these are a new one now.
    bool wasRemovedElsewhere(const QString &id) const { return m_orphans.contains(id); }

    /// Why no secret can be stored now; empty: it can.
    /// `word`: the same in short.
    void setSecretTrouble(const QString &trouble, const QString &word);

    /// Why the changes of this one cannot be stored now; empty: they can.
    QString obstacle(const QString &id) const;
    void undo(const ConfigCommand &command);

    void test(const QString &id, const QString &firstTokenModel = {});
    void stopTest(const QString &id);
    bool isTesting(const QString &id) const;

    /// Of the last test since the draft changed; null: there was none.
    const ConnectionReport *report(const QString &id) const;

    /// That the last test found which found any; an edit makes that test old, not the names.
    QStringList models(const QString &id) const { return m_models.value(id); }

    /// There was a test, and the provider has changed since, here or elsewhere.
    bool isTestOutdated(const QString &id) const;

    /// How long ago its test ended; below zero: it has not, or there was none.
    std::chrono::seconds testAge(const QString &id) const;
    void ageTestForTest(const QString &id, std::chrono::seconds by);

    const ProviderHealth *health(const QString &id) const;

    /// How it is as it is stored, whatever is typed; of a new one there is nothing to say yet.
    ProviderStanding standing(const QString &id) const;

    /// How long it took last: the newest requests as a rule, else the last test. What it was at another
    /// address does not count.
    struct Latency
    {
        std::chrono::microseconds time{-1}; ///< negative: nobody knows
        bool fromRequests = false;
        std::chrono::steady_clock::time_point at = {};
        QString baseUrl = {};
    };
    Latency latency(const QString &id) const;
    bool needsKey(const QString &id) const;
    bool isLocal(const QString &id) const; ///< on this computer, by the draft

    /// Somebody wanted to apply it or left a field of it wrong: from then on what is wrong is shown.
    void judge(const QString &id);
    bool isJudged(const QString &id) const { return m_judged.contains(id); }

    /// What is wrong with a judged one.
    FieldErrors wrongEntries(const QString &id) const;

    /// Somebody sees it: figures that change are told, too.
    void watchHealth(bool on);

    ConfigService *config() const { return m_config; }
    Gateway *gateway() const { return m_gateway; }

Q_SIGNALS:
    void listChanged(); ///< other providers than before
    void changed(const QString &id); ///< its draft, its test, how it stands
    void healthChanged();
    void testChanged(const QString &id);
    void applied(const QString &id, const QString &newId);
    void refused(const QString &id, const bifrost::ConfigOutcome &outcome);
    void clashed(const QString &id); ///< not applied: somebody has just changed the same
    void removedElsewhere(const QString &id, const QString &newId); ///< its changes are under the new id
    void removed(const QString &name, const bifrost::ConfigCommand &undo);
    void failed(const QString &sentence); ///< something else could not be done

private:
    struct Test
    {
        std::shared_ptr<ConnectionTest> run;
        bool fresh = true; ///< the draft has not changed since
        bool counted = false; ///< as what is known of the provider
        std::optional<std::chrono::steady_clock::time_point> ended;
    };

    void reload();
    void keepUp(const QString &id);
    void send(const QString &id, int repeats);
    void onApplied(const QString &id, const ProviderDraft &sent);
    void noteRevisions();
    void forget(const QString &id);
    void refreshHealth();
    void countTest(const QString &id);
    ProviderDraft stored(const QString &id) const;
    QString unusableReason(const QString &id, const ProviderConfig &config) const;
    void noteLatency(const QString &id);
    void noteModels(const QString &id);

    ConfigService *const m_config;
    Gateway *const m_gateway;
    HealthWatch *const m_watch;
    LocalOnly *const m_localOnly;
    QHash<QString, ProviderDraft> m_drafts; ///< the changed ones
    QStringList m_newIds;
    QStringList m_knownIds;
    QHash<QString, Test> m_tests;
    mutable QHash<QString, std::pair<QString, QString>> m_unusable; ///< by id: of which revision, why
    QHash<QString, ConnectionReport> m_lastReports; ///< of what is stored
    QHash<QString, QStringList> m_models;
    QHash<QString, Latency> m_latencies;
    QSet<QString> m_applying;
    QSet<QString> m_orphans;
    QSet<QString> m_judged;
    ConfigStatePtr m_seen; ///< the providers as they were last
    QString m_secretTrouble;
    QString m_secretWord;
    bool m_isWatched = false;
    int m_lastNew = 0;
};

} // namespace bifrost::gui
