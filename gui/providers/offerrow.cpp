// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/providers/offerrow.h"

#include "gui/providers/providersign.h"
#include "gui/widgets/button.h"
#include "gui/widgets/textlabel.h"

#include <QHBoxLayout>

namespace bifrost::gui {

namespace {

constexpr int OfferSign = 24;

} // namespace

OfferRow::OfferRow(const QString &provider, bool local, const QString &title, const QString &detail,
                   const QString &verb, QWidget *parent)
    : QWidget(parent)
    , m_button(new Button(verb, this))
{
    auto *sign = new ProviderSign(OfferSign, this);
    sign->setProvider(provider, local);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(new TextLabel(title, Role::Text, TextLabel::Size::Body, this));
    auto *small = new TextLabel(detail, Role::Muted, TextLabel::Size::Caption, this);
    small->setWordWrap(true);
    words->addWidget(small);
    m_button->setAccessibleDescription(title);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 2, 0, 2);
    row->setSpacing(10);
    row->addWidget(sign);
    row->addLayout(words, 1);
    row->addWidget(m_button);
}

} // namespace bifrost::gui
