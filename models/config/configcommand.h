// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <variant>
#include <vector>

#include "models/config/configrepository.h"
#include "models/config/fielderror.h"

namespace bifrost {

// Everything that can be done to the configuration, as plain values. Documents come from
// ConfigDocument::split(); a masked secret in one of them means the stored one, wherever it comes from.

/// Sets a provider up, or replaces its settings. Keys whose id is known are updated, others are added, and
/// those that are not listed go; without a list all stay.
struct PutProvider
{
    enum class Mode { Create, Replace };

    QString name;
    ConfigDocument document; ///< without name and keys
    std::optional<std::vector<ConfigDocument>> keys; ///< each with its id, if it has one, and its name
    Mode mode = Mode::Replace; ///< Replace makes one that is missing
};

/// Changes some settings of a provider that exists.
struct PatchProvider
{
    QString name;
    ConfigDocument patch;
};

struct DeleteProvider
{
    QString name;
};

struct AddKey
{
    QString provider;
    ConfigDocument document;
};

struct PutKey
{
    QString provider;
    QString id;
    ConfigDocument document; ///< the whole key
};

struct PatchKey
{
    QString provider;
    QString id;
    ConfigDocument patch;
};

struct DeleteKey
{
    QString provider;
    QString id;
};

enum class ConfigSection { Client, Server, Framework, LogStore, Auth };

struct PutSection
{
    ConfigSection section = ConfigSection::Client;
    ConfigDocument document;
};

struct PatchSection
{
    ConfigSection section = ConfigSection::Client;
    ConfigDocument patch;
};

/// Several sections together, or none of them. What is wrong is told with the section in front.
struct ChangeSections
{
    struct One
    {
        ConfigSection section = ConfigSection::Client;
        ConfigDocument document;
        bool whole = false; ///< it replaces the section, else it changes some of it
    };

    std::vector<One> changes;
    FieldErrors found = {}; ///< what is wrong with them beside their values; told together with those
};

/// Puts something back as it was; what undo is made of. Without a value it is removed.
struct RestoreProvider
{
    QString name;
    std::optional<StoredProvider> provider;
    bool mayReplace = true; ///< else it must still be missing
};

struct RestoreKey
{
    QString provider;
    StoredKey key;
    int index = 0; ///< its place among the keys
};

struct RestoreSections
{
    QMap<QString, std::optional<ConfigDocument>> sections; ///< by their names
};

using ConfigCommand =
    std::variant<PutProvider, PatchProvider, DeleteProvider, AddKey, PutKey, PatchKey, DeleteKey, PutSection,
                 PatchSection, ChangeSections, RestoreProvider, RestoreKey, RestoreSections>;

/// A command, and the revision that it was made on: it is refused where somebody was faster.
struct ConfigEdit
{
    ConfigCommand command;
    QString basis; ///< from ConfigState; empty: whatever is there
};

/// Every section that can be changed.
inline constexpr std::array AllSections{ConfigSection::Client, ConfigSection::Server,
                                        ConfigSection::Framework, ConfigSection::LogStore,
                                        ConfigSection::Auth};

QString sectionName(ConfigSection section); ///< as in config.json: "client", "logs_store", "auth_config"

} // namespace bifrost
