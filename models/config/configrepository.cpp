// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/config/configrepository.h"

namespace bifrost {

namespace {

template <typename Value>
void applyTo(QMap<QString, Value> &map, const QMap<QString, std::optional<Value>> &change)
{
    for (auto it = change.begin(); it != change.end(); ++it) {
        if (it.value())
            map.insert(it.key(), *it.value());
        else
            map.remove(it.key());
    }
}

} // namespace

const StoredKey *StoredProvider::key(const QString &id) const
{
    for (const StoredKey &key : keys) {
        if (key.id == id)
            return &key;
    }
    return nullptr;
}

void ConfigChange::applyTo(StoredConfiguration &stored) const
{
    bifrost::applyTo(stored.sections, sections);
    bifrost::applyTo(stored.providers, providers);
    bifrost::applyTo(stored.marks, marks);
}

} // namespace bifrost
