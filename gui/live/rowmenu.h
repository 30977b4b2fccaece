// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/log/logrow.h"
#include "models/traffic/trafficcontent.h"

#include <QObject>

#include <functional>
#include <optional>

class QMenu;

namespace bifrost::gui {

class GatewayControl;

/// What can be done with one request: copy it, send it again, filter by what it has, go to its provider.
/// Owned by LivePage.
class RowMenu : public QObject
{
    Q_OBJECT

public:
    explicit RowMenu(GatewayControl *control, QObject *parent = nullptr);

    /// Fills the menu for a row; `column` is the one that was pointed at, -1: none.
    void fill(QMenu *menu, const LogRowPtr &row, int column);

    void copyCurl(const LogRow &row) const;
    void copyJson(const LogRow &row) const;

    /// Whether there is a provider of that name to go to.
    std::function<bool(const QString &name)> knowsProvider;

Q_SIGNALS:
    void conditionWanted(const QString &field, const QString &value, bool negated);
    void providerWanted(const QString &name);
    void replayWanted(const std::string &path, const std::string &body);

private:
    void addReplay(QMenu *menu, const LogRowPtr &row);
    std::optional<TrafficContent> contentOf(const LogRow &row) const;

    GatewayControl *m_control;
};

} // namespace bifrost::gui
