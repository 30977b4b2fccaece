// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/live/wiredifference.h"

#include "gui/live/diffview.h"
#include "gui/widgets/symbollabel.h"
#include "gui/widgets/textlabel.h"
#include "models/traffic/wirediff.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

constexpr int DifferenceMark = 16;

} // namespace

WireDifference::WireDifference(QWidget *parent)
    : QWidget(parent)
    , m_sentence(new TextLabel({}, Role::Muted, TextLabel::Size::Caption, this))
    , m_lines(new DiffView(this))
{
    auto *mark = new SymbolLabel(DifferenceMark, this);
    mark->setSymbol(u"diff"_s, Role::Muted);
    m_sentence->setWordWrap(true);
    auto *head = new QHBoxLayout;
    head->setSpacing(6);
    head->addWidget(mark, 0, Qt::AlignTop);
    head->addWidget(new TextLabel(tr("Wire difference"), Role::Text, TextLabel::Size::CaptionStrong, this), 0,
                    Qt::AlignTop);
    head->addWidget(m_sentence, 1, Qt::AlignTop);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addLayout(head);
    column->addWidget(m_lines, 1);
    setReason({});
}

void WireDifference::setAttempt(const KeptText &request, const AttemptContent &attempt)
{
    if (attempt.changes.empty()) {
        setReason(tr("Sent as it came: identical to the request of the client."));
        return;
    }
    m_sentence->setText(tr("%n places differ from the request of the client, the rest is identical", nullptr,
                           int(attempt.changes.size())));
    const WireDiff diff(request, attempt.changes);
    m_lines->setDiff(diff);
    m_hasLines = !diff.lines().empty();
    m_lines->setVisible(m_hasLines);
}

void WireDifference::setReason(const QString &sentence)
{
    m_sentence->setText(sentence);
    m_hasLines = false;
    m_lines->hide();
}

} // namespace bifrost::gui
