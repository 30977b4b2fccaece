// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include <QMap>
#include <QPointer>
#include <QTimer>

#include "models/secrets/keychain.h"

namespace bifrost::test {

/// What a keychain holds and how it behaves; outlives the Keychain objects of one test, as the real one does.
struct FakeKeychainState
{
    QMap<QString, QString> entries;
    Keychain::Outcome outcome = Keychain::Outcome::Done; ///< of every question, unless that is answered
    bool forgets = false; ///< says that it wrote and did not
    bool answers = true; ///< else questions are put into `waiting`
    std::vector<std::function<void()>> waiting;
    int questions = 0;

    /// Answers what waits, as things stand now.
    void answer()
    {
        for (const std::function<void()> &question : std::exchange(waiting, {}))
            question();
    }
};

class FakeKeychain : public Keychain
{
public:
    explicit FakeKeychain(std::shared_ptr<FakeKeychainState> state) : m_state(std::move(state)) { }

    void read(const QString &entry, Callback callback) override
    {
        ask([state = m_state, entry, callback = std::move(callback)] {
            Answer answer{state->outcome, Secret(), QStringLiteral("detail")};
            if (answer.outcome == Outcome::Done && !state->entries.contains(entry))
                answer.outcome = Outcome::NoEntry;
            else if (answer.outcome == Outcome::Done)
                answer.value = Secret(state->entries.value(entry).toStdString());
            callback(answer);
        });
    }

    void write(const QString &entry, const Secret &value, Callback callback) override
    {
        ask([state = m_state, entry, value, callback = std::move(callback)] {
            if (state->outcome == Outcome::Done && !state->forgets)
                state->entries.insert(entry, QString::fromUtf8(value.reveal()));
            callback({state->outcome, Secret(), QStringLiteral("detail")});
        });
    }

    void find(std::function<void(bool)> callback) override
    {
        QTimer::singleShot(0, &m_context, [state = m_state, callback = std::move(callback)] {
            callback(state->outcome != Outcome::Absent);
        });
    }

private:
    void ask(std::function<void()> question)
    {
        ++m_state->questions;
        if (m_state->answers)
            QTimer::singleShot(0, &m_context, std::move(question));
        else
            m_state->waiting.push_back([context = QPointer<QObject>(&m_context), question] {
                if (context)
                    question();
            });
    }

    std::shared_ptr<FakeKeychainState> m_state;
    QObject m_context;
};

} // namespace bifrost::test
