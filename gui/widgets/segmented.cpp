// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/segmented.h"

#include "gui/theme/stylepaint.h"
#include "gui/widgets/segment.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>

namespace bifrost::gui {

namespace {

constexpr int SegmentedInset = 2;

} // namespace

Segmented::Segmented(QWidget *parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout(this))
    , m_group(new QButtonGroup(this))
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_row->setContentsMargins(SegmentedInset, SegmentedInset, SegmentedInset, SegmentedInset);
    m_row->setSpacing(0);
    connect(m_group, &QButtonGroup::idToggled, this, [this](int index, bool chosen) {
        // Qt moves the one tab stop of a group with the focus, not when a button is checked from elsewhere.
        m_group->button(index)->setFocusPolicy(chosen ? Qt::StrongFocus : Qt::ClickFocus);
        if (chosen)
            Q_EMIT currentChanged(index);
    });
}

int Segmented::addSegment(const QString &text, const QString &toolTip)
{
    auto *segment = new Segment(text, this);
    segment->setToolTip(toolTip);
    const int index = count();
    // The first one is chosen without a signal: nobody can listen yet.
    segment->setChecked(index == 0);
    segment->setFocusPolicy(index == 0 ? Qt::StrongFocus : Qt::ClickFocus);
    m_group->addButton(segment, index);
    m_row->addWidget(segment);
    return index;
}

int Segmented::current() const
{
    return m_group->checkedId();
}

void Segmented::setCurrent(int index)
{
    if (QAbstractButton *segment = m_group->button(index))
        segment->setChecked(true);
}

int Segmented::count() const
{
    return int(m_group->buttons().size());
}

void Segmented::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const bool dark = schemeOf(palette()) == Scheme::Dark;
    paintBox(&painter, rect(), colour(dark ? Role::Page : Role::Chrome, palette()),
             colour(Role::Line, palette()), ControlRadius + 1);
}

} // namespace bifrost::gui
