// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/providers/providerhead.h"

#include "gui/providers/providerdesk.h"
#include "gui/providers/providersign.h"
#include "gui/widgets/badge.h"
#include "gui/widgets/button.h"
#include "gui/widgets/textlabel.h"
#include "models/config/providerkind.h"

#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

constexpr int SignSide = 32;

} // namespace

ProviderHead::ProviderHead(ProviderDesk *desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_sign(new ProviderSign(SignSide, this))
    , m_title(new TextLabel({}, Role::Text, TextLabel::Size::Title, this))
    , m_unsaved(new TextLabel({}, Role::Accent, TextLabel::Size::Caption, this))
    , m_badge(new Badge(this))
    , m_remove(new Button(Button::Kind::Quiet, tr("Delete"), this))
    , m_test(new Button(Button::Kind::Normal, tr("Test connection"), u"test"_s, this))
    , m_revert(new Button(Button::Kind::Quiet, tr("Revert"), this))
    , m_apply(new Button(Button::Kind::Primary, tr("Apply"), this))
{
    auto *names = new QVBoxLayout;
    names->setSpacing(0);
    names->addStretch();
    names->addWidget(m_title);
    names->addWidget(m_unsaved);
    names->addStretch();
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_sign);
    row->addSpacing(2);
    row->addLayout(names);
    row->addSpacing(4);
    row->addWidget(m_badge);
    row->addStretch();
    row->addWidget(m_remove);
    row->addWidget(m_test);
    row->addWidget(m_revert);
    row->addWidget(m_apply);
}

void ProviderHead::setProvider(const QString &id)
{
    m_provider = id;
    refresh();
}

void ProviderHead::refresh()
{
    const ProviderDraft draft = m_desk->draft(m_provider);
    const ProviderStanding standing = m_desk->standing(m_provider);
    m_sign->setProvider(draft.name().toLower());
    m_title->setText(draft.name().isEmpty() ? tr("New provider") : providerTitle(draft.name()));
    const bool changed = m_desk->isChanged(m_provider);
    const bool applying = m_desk->isApplying(m_provider);
    m_unsaved->setText(applying            ? tr("Applying…")
                           : draft.isNew() ? tr("Not applied yet")
                                           : tr("Unsaved changes"));
    m_unsaved->setVisible(changed || applying);
    m_badge->tell(standing.tone, m_desk->isTesting(m_provider) ? QString() : standing.badge);
    m_badge->setToolTip(standing.sentence);
    m_revert->setText(draft.isNew() ? tr("Discard") : tr("Revert"));
    m_revert->setVisible(changed);
    m_remove->setVisible(!draft.isNew());
    const bool testing = m_desk->isTesting(m_provider);
    m_test->setEnabled(!testing);
    m_test->setText(testing ? tr("Testing…") : tr("Test connection"));
}

} // namespace bifrost::gui
