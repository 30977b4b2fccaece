// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/config/configrepository.h"

namespace bifrost::gui {

/// A value of a provider that can be changed on its own.
struct DraftPlace
{
    QString keyId; ///< of one of its keys
    QString keyName; ///< for people; empty: it is of the provider itself
    QString slot; ///< a member or secret, as slotOf() names it; empty: the key as a whole

    QString path() const; ///< "network_config.base_url", as errors name it; of a key: within the key

    friend bool operator==(const DraftPlace &, const DraftPlace &) = default;
};

/// What becomes of a provider that two have changed, starting from the same: each keeps what only they
/// touched, and where both touched something the first one, "mine", stands and it is told.
struct DraftMerge
{
    StoredProvider merged;
    std::vector<DraftPlace> followed; ///< what only the other one changed
    std::vector<DraftPlace> clashes; ///< what both changed, each to something else
};

DraftMerge mergeDraft(const StoredProvider &base, const StoredProvider &mine, const StoredProvider &theirs);

bool isSameAt(const StoredProvider &a, const StoredProvider &b, const DraftPlace &place);

/// Puts what `from` has there into `to`, or takes it away.
void takeOver(StoredProvider &to, const StoredProvider &from, const DraftPlace &place);

/// What stands there, for people; empty: nothing, or a secret.
QString shownAt(const StoredProvider &provider, const DraftPlace &place);

} // namespace bifrost::gui
