// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/providers/providerhead.h"

#include "gui/providers/providerdesk.h"
#include "gui/providers/providersign.h"
#include "gui/widgets/badge.h"
#include "gui/widgets/busy.h"
#include "gui/widgets/button.h"
#include "models/config/providerkind.h"

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

constexpr int SignSide = 32;

} // namespace

ProviderHead::ProviderHead(ProviderDesk *desk, QWidget *parent)
    : FormHead(parent)
    , m_desk(desk)
    , m_sign(new ProviderSign(SignSide, this))
    , m_remove(addVerb(tr("Delete"), u"delete"_s, true))
    , m_test(addVerb(tr("Test connection"), u"test"_s))
{
    setMark(m_sign);
    m_test->setFewWords(tr("Test"));
    keepRoomFor(m_test, {tr("Test connection"), tr("Testing…")}, {tr("Test"), tr("Testing…")});
    keepRoomFor(revert(), {tr("Revert"), tr("Discard")}, {});
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
    const bool changed = m_desk->isChanged(m_provider);
    const bool applying = m_desk->isApplying(m_provider);
    const bool testing = m_desk->isTesting(m_provider);
    m_sign->setProvider(draft.name().toLower(), m_desk->isLocal(m_provider));
    setTitle(draft.name().isEmpty() ? tr("New provider") : providerTitle(draft.name()),
             m_desk->isLocal(m_provider) ? tr("On this computer") : tr("In the cloud"));
    setUnsaved(changed || applying,
               applying            ? tr("Applying…")
                   : draft.isNew() ? tr("Not applied yet")
                                   : QString());
    badge()->tell(standing.tone, standing.badge, standing.symbol);
    badge()->setToolTip(standing.sentence);
    revert()->setText(draft.isNew() ? tr("Discard") : tr("Revert"));
    m_remove->setVisible(!draft.isNew());
    setBusy(m_test, testing);
    m_test->setText(testing ? tr("Testing…") : tr("Test connection"));
    m_test->setFewWords(testing ? tr("Testing…") : tr("Test"));
}

} // namespace bifrost::gui
