// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/live/detailhead.h"

#include "gui/live/panebutton.h"
#include "gui/live/rowlook.h"
#include "gui/widgets/badge.h"
#include "gui/widgets/symbollabel.h"
#include "gui/widgets/textlabel.h"
#include "models/traffic/traffictext.h"

#include <QHBoxLayout>
#include <QMenu>

#include <utility>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

constexpr int DetailHeadHeight = 34;
constexpr int HeadMark = 16;
constexpr int ModelsFrom = 700;

} // namespace

DetailHead::DetailHead(QWidget *parent)
    : QWidget(parent)
    , m_mark(new SymbolLabel(HeadMark, this))
    , m_status(new TextLabel({}, Role::Text, TextLabel::Size::Strong, this))
    , m_request(new TextLabel({}, Role::Text, TextLabel::Size::Code, this))
    , m_models(new TextLabel({}, Role::Muted, TextLabel::Size::Body, this))
    , m_attempts(new Badge(this))
    , m_figures(new TextLabel({}, Role::Muted, TextLabel::Size::Caption, this))
    , m_more(new PaneButton(u"more"_s, tr("What can be done with this request"), this))
{
    setFixedHeight(DetailHeadHeight);
    m_request->setMinimumWidth(40);
    m_request->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_models->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto *close = new PaneButton(u"close"_s, tr("Close the details (Ctrl+D)"), this);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(14, 2, 6, 2);
    row->setSpacing(8);
    row->addWidget(m_mark);
    row->addWidget(m_status);
    row->addWidget(m_request, 4);
    row->addWidget(m_models, 4);
    row->addWidget(m_attempts);
    row->addStretch();
    row->addWidget(m_figures);
    row->addWidget(m_more);
    row->addWidget(close);
    connect(close, &QAbstractButton::clicked, this, &DetailHead::closeWanted);
    setRow(nullptr);
}

void DetailHead::setRow(const LogRow *row)
{
    m_mark->setVisible(row != nullptr);
    m_figures->setVisible(row != nullptr);
    m_wholeModels.clear();
    m_models->clear();
    m_attempts->tell(Tone::Neutral, {});
    m_more->setVisible(row != nullptr);
    if (!row) {
        m_status->setText(tr("Choose a request to see what it said."));
        m_wholeRequest.clear();
        m_request->clear();
        return;
    }
    const RowLook look = lookOf(*row);
    const bool fine = row->status == LogStatus::Success;
    m_mark->setSymbol(fine ? u"statusok"_s : look.symbol, look.mark);
    m_status->setText(TrafficText::status(*row));
    m_status->setInk(look.ink);
    m_wholeRequest = TrafficText::request(*row);
    if (TrafficText::isModelCall(*row))
        m_wholeModels = TrafficText::model(*row);
    // They stand side by side and give way when there is little room.
    for (const auto &[label, whole] :
         {std::pair(m_request, m_wholeRequest), std::pair(m_models, m_wholeModels)}) {
        label->setText(whole);
        label->setAccessibleName(whole);
        label->setToolTip(whole);
        label->setMaximumWidth(label->sizeHint().width());
    }
    if (row->attempts.size() > 1)
        m_attempts->tell(Tone::Warn, tr("%n attempts", nullptr, int(row->attempts.size())), u"attempts"_s);
    QStringList figures;
    if (row->totalUs >= 0)
        figures.append(TrafficText::duration(row->totalUs));
    if (row->costKnown)
        figures.append(TrafficText::money(row->cost));
    m_figures->setText(figures.join(u"   "_s));
    fit();
}

/// At the right there is room for the path only; the model stands in the row beside it.
void DetailHead::fit()
{
    m_models->setVisible(width() >= ModelsFrom && !m_wholeModels.isEmpty());
    layout()->activate();
    const auto show = [](TextLabel *label, const QString &whole, Qt::TextElideMode mode) {
        label->setText(
            label->fontMetrics().elidedText(whole, mode, label->width() + 1)); // widths of texts are rounded
    };
    // What is asked for stands at the end of a path.
    show(m_request, m_wholeRequest, Qt::ElideMiddle);
    show(m_models, m_wholeModels, Qt::ElideRight);
}

void DetailHead::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void DetailHead::setMenu(QMenu *menu)
{
    m_more->setMenu(menu);
}

} // namespace bifrost::gui
