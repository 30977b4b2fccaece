// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/providers/providerspage.h"
#include "models/config/configservice.h"
#include "tests/gui/guibench.h"
#include "tests/models/config/memoryrepository.h"
#include "tests/support/mockprovider.h"

namespace bifrost::test {

/// The window with its Providers page on a configuration that can be changed, as the program has it.
class ProvidersBench
{
public:
    ProvidersBench();
    ~ProvidersBench();

    /// Opens the window with these providers, as config.json has them, and the page in front.
    void open(const QByteArray &providers = "{}");

    /// The same without going to the page.
    void openWindow(const QByteArray &providers = "{}");

    gui::ProvidersPage &page();
    gui::ProviderDesk &desk();
    ConfigService &config() { return *m_config; }
    GuiBench &gui() { return m_gui; }

    /// What is stored of a provider; null: it is not set up.
    const ProviderConfig *stored(const QString &name);

    /// Waits for the end of the test of this provider.
    bool testEnds(const QString &id);

    template <typename Part>
    Part *field(const QString &accessibleName)
    {
        for (Part *part : m_gui.window().findChildren<Part *>()) {
            if (part->isVisible() && part->accessibleName() == accessibleName)
                return part;
        }
        return nullptr;
    }

private:
    QTemporaryDir m_folder;
    MemoryRepository m_repository;
    std::unique_ptr<ConfigService> m_config;
    GuiBench m_gui; ///< goes before what it shows
    ConfigStatePtr m_seen;
};

/// `"NAME": {…}` of a custom provider at this server with keys named after their values.
QByteArray customJson(const QByteArray &name, const QString &url, const QByteArrayList &keys);

} // namespace bifrost::test
