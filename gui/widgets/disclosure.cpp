// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/disclosure.h"

#include "gui/widgets/disclosurehead.h"
#include "gui/widgets/line.h"

#include <QVBoxLayout>

namespace bifrost::gui {

namespace {

constexpr QMargins BodyMargins(0, 2, 0, 12);

} // namespace

Disclosure::Disclosure(const QString &symbol, const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_head(new DisclosureHead(symbol, title, this))
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_column->addWidget(m_head);
    m_column->addWidget(new Line(Qt::Horizontal, Role::LineSoft, this));
    connect(m_head, &DisclosureHead::toggled, this, [this](bool open) {
        if (m_body)
            m_body->setVisible(open);
        Q_EMIT toggled(open);
    });
}

void Disclosure::setSummary(const QString &summary)
{
    m_head->setSummary(summary);
}

void Disclosure::setOpen(bool open)
{
    m_head->setChecked(open);
}

bool Disclosure::isOpen() const
{
    return m_head->isChecked();
}

void Disclosure::setBody(QWidget *body)
{
    delete m_body;
    m_body = body;
    constexpr int BelowHead = 1; // above the line
    m_column->insertWidget(BelowHead, body);
    body->setContentsMargins(body->contentsMargins() + BodyMargins);
    body->setVisible(isOpen());
}

} // namespace bifrost::gui
