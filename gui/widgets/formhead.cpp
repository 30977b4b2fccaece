// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/formhead.h"

#include "gui/widgets/badge.h"
#include "gui/widgets/button.h"
#include "gui/widgets/textlabel.h"

#include <QHBoxLayout>

namespace bifrost::gui {

FormHead::FormHead(QWidget *parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout(this))
    , m_title(new TextLabel({}, Role::Text, TextLabel::Size::Title, this))
    , m_subtitle(new TextLabel({}, Role::Muted, TextLabel::Size::Caption, this))
    , m_badge(new Badge(this))
    , m_verbs(new QHBoxLayout)
    , m_revert(new Button(Button::Kind::Quiet, tr("Revert"), this))
    , m_apply(new Button(Button::Kind::Primary, tr("Apply"), this))
{
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addStretch();
    words->addWidget(m_title);
    words->addWidget(m_subtitle);
    words->addStretch();
    m_verbs->setSpacing(8);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(10);
    m_row->addLayout(words);
    m_row->addWidget(m_badge);
    m_row->addStretch();
    m_row->addLayout(m_verbs);
    m_row->addWidget(m_revert);
    m_row->addWidget(m_apply);
    connect(m_apply, &Button::clicked, this, &FormHead::applied);
    connect(m_revert, &Button::clicked, this, &FormHead::reverted);
    setUnsaved(false);
}

void FormHead::setMark(QWidget *mark)
{
    m_row->insertWidget(0, mark);
}

void FormHead::setTitle(const QString &title, const QString &subtitle)
{
    m_title->setText(title);
    m_plainSubtitle = subtitle;
    setAccessibleName(title);
    showSubtitle();
}

void FormHead::setUnsaved(bool unsaved)
{
    m_unsaved = unsaved;
    m_revert->setEnabled(unsaved);
    m_revert->setToolTip(unsaved ? QString() : tr("There is nothing to take back."));
    showSubtitle();
}

void FormHead::showSubtitle()
{
    m_subtitle->setText(m_unsaved ? tr("Unsaved changes") : m_plainSubtitle);
    m_subtitle->setInk(m_unsaved ? Role::Accent : Role::Muted);
    m_subtitle->setVisible(!m_subtitle->text().isEmpty());
}

Button *FormHead::addVerb(const QString &text, const QString &symbol)
{
    auto *verb = new Button(Button::Kind::Normal, text, symbol, this);
    m_verbs->addWidget(verb);
    return verb;
}

} // namespace bifrost::gui
