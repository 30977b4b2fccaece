// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/live/rowmenu.h"

#include "gui/actions/gatewaycontrol.h"
#include "gui/icons/themedicon.h"
#include "models/traffic/keymask.h"
#include "models/traffic/requesttext.h"
#include "models/traffic/trafficfilter.h"
#include "models/traffic/trafficmodel.h"
#include "models/traffic/traffictext.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

RowMenu::RowMenu(GatewayControl *control, QObject *parent) : QObject(parent), m_control(control) { }

std::optional<TrafficContent> RowMenu::contentOf(const LogRow &row) const
{
    return m_control->gateway()->trafficContent(row.id);
}

void RowMenu::copyCurl(const LogRow &row) const
{
    if (const auto content = contentOf(row))
        QGuiApplication::clipboard()->setText(RequestText::curl(row, *content, m_control->address()));
}

void RowMenu::copyJson(const LogRow &row) const
{
    auto content = contentOf(row);
    if (content)
        KeyMask::hideIn(*content);
    QGuiApplication::clipboard()->setText(RequestText::json(row, content ? &*content : nullptr));
}

/// With the rights of this program: the credentials of the client are not kept, nor are its headers.
void RowMenu::addReplay(QMenu *menu, const LogRowPtr &row)
{
    QAction *replay = menu->addAction(themedIcon(u"send"_s), tr("&Send again"));
    const auto content = contentOf(*row);
    QString obstacle;
    if (!content || content->request.text.empty())
        obstacle = tr("What this request said is not in memory.");
    else if (content->request.isCut())
        obstacle = tr("The request was too long to be kept whole.");
    else if (!m_control->isLive())
        obstacle = tr("The gateway is not running.");
    replay->setEnabled(obstacle.isEmpty());
    replay->setToolTip(obstacle.isEmpty() ? tr("Sends the same body once more; it may cost money")
                                          : obstacle);
    connect(replay, &QAction::triggered, this, [this, row] {
        if (const auto kept = contentOf(*row); kept && !kept->request.isCut())
            Q_EMIT replayWanted(row->path, kept->request.text);
    });
}

void RowMenu::fill(QMenu *menu, const LogRowPtr &row, int column)
{
    menu->clear();
    menu->setToolTipsVisible(true);
    if (!row)
        return;
    QAction *curl = menu->addAction(themedIcon(u"copy"_s), tr("Copy as &curl"));
    curl->setEnabled(contentOf(*row).has_value());
    if (!curl->isEnabled())
        curl->setToolTip(tr("What this request said is not in memory."));
    connect(curl, &QAction::triggered, this, [this, row] { copyCurl(*row); });
    connect(menu->addAction(tr("Copy &JSON")), &QAction::triggered, this, [this, row] { copyJson(*row); });
    if (TrafficText::isModelCall(*row))
        addReplay(menu, row);

    if (column == TrafficModel::Model && row->modelAsked.empty() && row->model.empty())
        column = TrafficModel::Request; // which the cell shows instead
    const QString field = TrafficModel::filterField(column);
    const QString value = TrafficModel::filterValue(*row, column);
    if (!field.isEmpty() && !value.isEmpty()) {
        menu->addSeparator();
        const auto add = [&](const QString &text, bool negated) {
            QAction *action = menu->addAction(text.arg(TrafficFilter::written(field, value)));
            connect(action, &QAction::triggered, this,
                    [this, field, value, negated] { Q_EMIT conditionWanted(field, value, negated); });
            return action;
        };
        add(tr("&Filter by %1"), false)->setIcon(themedIcon(u"filter"_s));
        add(tr("&Exclude %1"), true);
    }
    const QString provider = QString::fromStdString(row->provider);
    if (knowsProvider && knowsProvider(provider)) {
        menu->addSeparator();
        QAction *open = menu->addAction(themedIcon(u"providers"_s), tr("&Open provider %1").arg(provider));
        connect(open, &QAction::triggered, this, [this, provider] { Q_EMIT providerWanted(provider); });
    }
}

} // namespace bifrost::gui
