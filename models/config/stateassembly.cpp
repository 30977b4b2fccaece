// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/config/stateassembly.h"

#include <algorithm>
#include <utility>

namespace bifrost {

using namespace Qt::StringLiterals;

namespace {

bool isAbout(const ConfigNotice &notice, const QString &path)
{
    return notice.path == path || notice.path.startsWith(path + u'.') || notice.path.startsWith(path + u'[');
}

void dropNotices(std::vector<ConfigNotice> &notices, const QString &path)
{
    std::erase_if(notices, [&](const ConfigNotice &notice) { return isAbout(notice, path); });
}

void dropSectionNotices(std::vector<ConfigNotice> &notices, const QString &name)
{
    dropNotices(notices, name);
    if (name == sectionName(ConfigSection::Auth)) // it may stand there too
        dropNotices(notices, u"governance."_s + name);
}

void addNotices(std::vector<ConfigNotice> &all, const std::vector<ConfigNotice> &some, const QString &path)
{
    for (ConfigNotice notice : some) {
        notice.path = notice.path.isEmpty() ? path : path + u'.' + notice.path;
        all.push_back(std::move(notice));
    }
}

void noteUnusable(std::vector<ConfigNotice> &notices, const QString &path, const FieldErrors &errors)
{
    for (const FieldError &error : errors)
        notices.push_back({path, 0, u"It is stored in the database and not used: "_s + error.sentence()});
}

/// A provider that is not there yet.
void readProviderInto(ConfigState &state, const StoredProvider &provider, const ReadingRules &rules)
{
    const QString path = u"providers."_s + provider.name;
    ReadDocument<ProviderConfig> read = readStored(provider, rules);
    std::vector<ProviderConfig> &providers = state.configuration.providers;
    if (!read.errors.empty())
        return noteUnusable(state.notices, path, read.errors);
    addNotices(state.notices, read.notices, path);
    const auto place = std::ranges::lower_bound(providers, provider.name, {}, &ProviderConfig::name);
    providers.insert(place, std::move(read.config));
}

void readSectionInto(ConfigState &state, const QString &name, const ConfigDocument &document,
                     const ReadingRules &rules)
{
    const auto take = [&](auto read, auto &place) {
        if (read.errors.empty()) {
            place = std::move(read.config);
            addNotices(state.notices, read.notices, name);
        } else {
            noteUnusable(state.notices, name, read.errors);
        }
    };
    if (name == sectionName(ConfigSection::Client))
        take(readStoredClient(document), state.configuration.client);
    else if (name == sectionName(ConfigSection::Server))
        take(readStoredServer(document), state.configuration.server);
    else if (name == sectionName(ConfigSection::LogStore))
        take(readStoredLogStore(document), state.configuration.logStore);
    else if (name == sectionName(ConfigSection::Auth))
        take(readStoredAuth(document, rules), state.configuration.auth);
}

/// But for ids, which the file need not give.
bool saysTheSame(const StoredProvider &file, const StoredProvider &stored)
{
    return file.document == stored.document
        && std::ranges::equal(file.keys, stored.keys, [](const StoredKey &a, const StoredKey &b) {
               return a.name == b.name && a.document == b.document;
           });
}

/// What the file's reader made of a provider, under the ids that its keys have.
ProviderConfig withIdsOf(ProviderConfig config, const StoredProvider &stored)
{
    for (std::size_t i = 0; i < config.keys.size() && i < stored.keys.size(); ++i)
        config.keys[i].id = stored.keys[i].id;
    return config;
}

} // namespace

ConfigState assembleState(StoredConfiguration stored, const ReadConfiguration &file,
                          const ReadingRules &rules)
{
    ConfigState state;
    state.configuration = file.configuration;
    state.notices = file.notices;
    const auto &inFile = file.documents;
    // What the file says is read already, with its lines; only what differs is read here.
    for (auto it = stored.sections.begin(); it != stored.sections.end(); ++it) {
        const auto same = inFile.sections.find(it.key());
        if (same != inFile.sections.end() && *same == it.value())
            continue;
        dropSectionNotices(state.notices, it.key());
        readSectionInto(state, it.key(), it.value(), rules);
    }
    const std::vector<ProviderConfig> fromFile = std::exchange(state.configuration.providers, {});
    for (const ProviderConfig &config : fromFile) {
        const StoredProvider said =
            inFile.providers ? inFile.providers->value(config.name) : StoredProvider();
        const auto known = stored.providers.find(config.name);
        if (known != stored.providers.end() && saysTheSame(said, *known))
            state.configuration.providers.push_back(withIdsOf(config, *known));
        else
            dropNotices(state.notices, u"providers."_s + config.name);
    }
    for (const StoredProvider &provider : stored.providers) {
        if (!state.provider(provider.name))
            readProviderInto(state, provider, rules);
    }
    state.stored = std::move(stored);
    return state;
}

void updateState(ConfigState &state, const ConfigChange &change, const ReadingRules &rules)
{
    change.applyTo(state.stored);
    for (auto it = change.sections.begin(); it != change.sections.end(); ++it) {
        dropSectionNotices(state.notices, it.key());
        readSectionInto(state, it.key(), it.value().value_or(ConfigDocument()), rules);
    }
    for (auto it = change.providers.begin(); it != change.providers.end(); ++it) {
        dropNotices(state.notices, u"providers."_s + it.key());
        std::erase_if(state.configuration.providers,
                      [&](const ProviderConfig &provider) { return provider.name == it.key(); });
        if (it.value())
            readProviderInto(state, *it.value(), rules);
    }
}

} // namespace bifrost
