// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/infobar.h"

#include "gui/icons/themedicon.h"
#include "gui/widgets/symbollabel.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

constexpr int BarHeight = 40;
constexpr int EdgeWidth = 4;
constexpr int CloseSide = 26;

struct KindLook
{
    QString symbol;
    Role ink;
    Role field;
};

KindLook lookOf(InfoBar::Kind kind)
{
    switch (kind) {
    case InfoBar::Kind::Error:
        return {u"statuserror"_s, Role::Error, Role::ErrorSoft};
    case InfoBar::Kind::Warning:
        return {u"statuswarning"_s, Role::WarnFill, Role::WarnSoft};
    case InfoBar::Kind::Note:
        break;
    }
    return {u"statusbusy"_s, Role::Accent, Role::AccentSoft};
}

} // namespace

InfoBar::InfoBar(QWidget *parent)
    : QWidget(parent)
    , m_mark(new SymbolLabel(16, this))
    , m_sentence(new QLabel(this))
    , m_verb(new QPushButton(this))
    , m_close(new QToolButton(this))
{
    setMinimumHeight(BarHeight);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_close->setIcon(themedIcon(u"close"_s, Role::Text));
    m_close->setIconSize(QSize(12, 12));
    m_close->setFixedSize(CloseSide, CloseSide);
    m_close->setFocusPolicy(Qt::StrongFocus);
    m_close->setAutoRaise(true);
    m_close->setAccessibleName(tr("Close message"));
    m_close->setToolTip(tr("Close message"));

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 6, 12, 6);
    row->setSpacing(8);
    row->addWidget(m_mark);
    row->addWidget(m_sentence, 1);
    row->addWidget(m_verb);
    row->addWidget(m_close);

    connect(m_close, &QToolButton::clicked, this, &InfoBar::clear);
    connect(m_verb, &QPushButton::clicked, this, [this] {
        if (const auto action = m_action)
            action();
    });
    hide();
}

void InfoBar::tell(Kind kind, const QString &sentence, const QString &verb, std::function<void()> action)
{
    m_kind = kind;
    m_action = std::move(action);
    const KindLook look = lookOf(kind);
    m_mark->setSymbol(look.symbol, look.ink);
    m_sentence->setText(sentence);
    m_verb->setText(verb);
    m_verb->setAccessibleName(verb);
    m_verb->setVisible(!verb.isEmpty());
    setAccessibleName(sentence);
    show();
    update();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void InfoBar::clear()
{
    m_action = nullptr;
    hide();
}

QString InfoBar::sentence() const
{
    return m_sentence->text();
}

void InfoBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const KindLook look = lookOf(m_kind);
    painter.fillRect(rect(), colour(look.field, palette()));
    const int edge = layoutDirection() == Qt::RightToLeft ? width() - EdgeWidth : 0;
    painter.fillRect(QRect(edge, 0, EdgeWidth, height()), colour(look.ink, palette()));
}

} // namespace bifrost::gui
