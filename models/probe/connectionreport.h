// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <vector>

#include <QString>
#include <QStringList>

namespace bifrost {

/// How far a part of a connection test has come.
enum class TestState {
    Waiting,
    Running,
    Good,
    Doubtful, ///< it works, with a reservation that the sentence names
    Failed,
    Skipped, ///< not done; the sentence says why
};

/// One step of a connection test.
struct TestStep
{
    enum class Kind { NameLookup, Connect, Proxy, Tls, SignIn, Models, FirstToken };

    Kind kind = Kind::NameLookup;
    TestState state = TestState::Waiting;
    std::chrono::microseconds time{-1}; ///< negative: not measured
    QString detail; ///< a word or two beside the name: "TLS 1.3", "2 of 3", "61 found"
    QString sentence; ///< what happened and what to do, where it did not go as hoped
};

/// What a connection test found out about one key. Holds no part of the secret.
struct KeyReport
{
    QString id;
    QString name;
    TestState state = TestState::Waiting;
    int status = 0; ///< HTTP status of the answer; 0: there was none
    std::chrono::microseconds time{-1};
    std::int64_t backAtUs = 0; ///< microseconds since 1970, when it may be used again; 0: it was not said
    QString sentence;
};

/// A connection test as far as it has come; a plain value.
struct ConnectionReport
{
    static constexpr int MaxModels = 5000;

    std::vector<TestStep> steps; ///< all of them from the start, in their order
    std::vector<KeyReport> keys; ///< that are switched on
    QStringList models; ///< sorted; as the provider names them
    bool over = false;

    bool succeeded() const; ///< over, and no step failed
    int goodKeys() const;
    const TestStep &step(TestStep::Kind kind) const;

    /// The first step that failed, else the first with a reservation; null when all is well.
    const TestStep *trouble() const;
};

} // namespace bifrost
