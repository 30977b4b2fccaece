// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/formhead.h"

#include "gui/theme/stylepaint.h"
#include "gui/widgets/badge.h"
#include "gui/widgets/button.h"
#include "gui/widgets/focusharbour.h"
#include "gui/widgets/textlabel.h"

#include <QEvent>
#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace bifrost::gui {

namespace {

constexpr int VerbGap = 8;
constexpr int RowGap = 8;
constexpr int UsualBadge = 20; ///< letters, its mark among them: "1 of 3 keys failing"

int lineHeight(const QWidget *label)
{
    return label->fontMetrics().height() + 1; // as QLabel has it
}

} // namespace

FormHead::FormHead(QWidget *parent)
    : QWidget(parent)
    , m_title(new TextLabel({}, Role::Text, TextLabel::Size::Title, this))
    , m_subtitle(new TextLabel({}, Role::Muted, TextLabel::Size::Caption, this))
    , m_badge(new Badge(this))
    , m_revert(new Button(Button::Kind::Quiet, tr("Revert"), this))
    , m_apply(new Button(Button::Kind::Primary, tr("Apply"), this))
{
    m_badge->setMayBeCut(true);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum); // Fixed would be that of one row
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(m_apply, &Button::clicked, this, &FormHead::applied);
    connect(m_revert, &Button::clicked, this, &FormHead::reverted);
    setUnsaved(false);
    setFocusHarbour(this);
}

void FormHead::setMark(QWidget *mark)
{
    m_mark = mark;
    updateGeometry();
}

void FormHead::setTitle(const QString &title, const QString &subtitle)
{
    m_plainTitle = title;
    m_plainSubtitle = subtitle;
    setAccessibleName(title);
    showSubtitle();
}

void FormHead::setUnsaved(bool unsaved, const QString &words)
{
    m_unsavedWords = !unsaved ? QString() : words.isEmpty() ? tr("Unsaved changes") : words;
    m_revert->setEnabled(unsaved);
    m_revert->setToolTip(unsaved ? QString() : tr("There is nothing to take back."));
    showSubtitle();
}

void FormHead::showSubtitle()
{
    m_subtitle->setInk(m_unsavedWords.isEmpty() ? Role::Muted : Role::Accent);
    updateGeometry();
    arrange();
}

Button *FormHead::addVerb(const QString &text, const QString &symbol, bool quiet)
{
    auto *verb = new Button(quiet ? Button::Kind::Quiet : Button::Kind::Normal, text, symbol, this);
    if (!m_own.isEmpty())
        setTabOrder(m_own.last(), verb); // as they stand beside each other
    setTabOrder(verb, m_revert);
    setTabOrder(m_revert, m_apply);
    m_own.append(verb);
    m_wordings.insert(verb, {{text}, {}});
    updateGeometry();
    return verb;
}

void FormHead::keepRoomFor(const Button *verb, const QStringList &words, const QStringList &fewWords)
{
    m_wordings.insert(verb, {words, fewWords});
    updateGeometry();
}

QList<Button *> FormHead::verbs() const
{
    QList<Button *> shown;
    for (Button *verb : m_own + QList<Button *>{m_revert, m_apply}) {
        if (!verb->isHidden())
            shown += verb;
    }
    return shown;
}

int FormHead::verbWidth(const Button *verb, bool compact) const
{
    const Wordings wordings = m_wordings.value(verb);
    int width = compact ? verb->compactWidth() : verb->fullWidth();
    for (const QString &words : compact ? wordings.few : wordings.full)
        width = qMax(width, verb->widthWith(words));
    return width;
}

/// Name and subtitle, with room for what may stand in place of that.
int FormHead::wordsWidth() const
{
    const QFontMetrics small = m_subtitle->fontMetrics();
    int width = m_title->fontMetrics().horizontalAdvance(m_plainTitle);
    for (const QString &words : {m_plainSubtitle, m_unsavedWords, tr("Unsaved changes")})
        width = qMax(width, small.horizontalAdvance(words));
    return width + 2; // letters may reach beyond their advance
}

int FormHead::rowHeight() const
{
    const int words = lineHeight(m_title) + lineHeight(m_subtitle);
    return qMax(qMax(words, m_mark ? m_mark->sizeHint().height() : 0), m_apply->sizeHint().height());
}

FormHead::Plan FormHead::planFor(int width) const
{
    Plan plan;
    plan.compact.fill(false, m_own.size());
    // What the badge says comes and goes, and the head is not to move with it: there is room for what it says
    // as a rule, and what is longer is cut.
    const int beside = (m_mark ? m_mark->sizeHint().width() + VerbGap : 0) + wordsWidth() + VerbGap
        + m_badge->fontMetrics().averageCharWidth() * UsualBadge + VerbGap;
    int full = -VerbGap;
    int least = -VerbGap;
    // First the quiet ones give up their words, then the others some of theirs, then the verbs get a row of
    // their own, where there is room for words again.
    const auto mayShrink = [](const Button *verb) {
        return verb->kind() == Button::Kind::Quiet || verb->hasFewWords();
    };
    for (const Button *verb : verbs()) {
        full += verbWidth(verb, false) + VerbGap;
        least += verbWidth(verb, m_own.contains(verb) && mayShrink(verb)) + VerbGap;
    }
    plan.inTwoRows = beside + least > width;
    const int room = plan.inTwoRows ? width : width - beside;
    for (qsizetype i = 0; i < m_own.size(); ++i) { // the last one is what the form is mostly for
        const Button *verb = m_own[i];
        if (full <= room || verb->isHidden() || !(plan.inTwoRows || mayShrink(verb)))
            continue;
        plan.compact[i] = true;
        full -= verbWidth(verb, false) - verbWidth(verb, true);
    }
    return plan;
}

void FormHead::arrange()
{
    const Plan plan = planFor(width());
    for (qsizetype i = 0; i < m_own.size(); ++i)
        m_own[i]->setCompact(plan.compact[i]);
    const auto place = [this](QWidget *part, const QRect &at) {
        part->setGeometry(QStyle::visualRect(layoutDirection(), rect(), at));
    };
    const int row = rowHeight();
    const int verbHeight = m_apply->sizeHint().height();
    const int top = plan.inTwoRows ? row + RowGap : (row - verbHeight) / 2;
    int right = width();
    QList<Button *> fromTheEnd = verbs();
    std::reverse(fromTheEnd.begin(), fromTheEnd.end());
    for (Button *verb : std::as_const(fromTheEnd)) {
        const qsizetype own = m_own.indexOf(verb);
        const int wide = verbWidth(verb, own >= 0 && plan.compact[own]);
        place(verb, {right - wide, top, wide, verbHeight});
        right -= wide + VerbGap;
    }
    int left = 0;
    if (m_mark) {
        const QSize size = m_mark->sizeHint();
        place(m_mark, {0, (row - size.height()) / 2, size.width(), size.height()});
        left = size.width() + VerbGap;
    }
    placeWords({left, 0, (plan.inTwoRows ? width() : right) - left, row});
}

/// Name above subtitle, and the badge beside them.
void FormHead::placeWords(const QRect &room)
{
    const QSize badge = m_badge->isHidden() ? QSize(0, 0) : m_badge->sizeHint();
    const int kept = m_badge->isHidden() ? 0 : m_badge->minimumSizeHint().width() + VerbGap;
    const int words = qBound(0, room.width() - kept, wordsWidth());
    const auto say = [words](TextLabel *label, const QString &text) {
        const QString shown = label->fontMetrics().elidedText(text, Qt::ElideRight, words);
        const QString whole = shown == text ? QString() : text;
        label->setText(shown);
        if (label->toolTip() == whole)
            return;
        label->setToolTip(whole);
        label->setAccessibleName(whole);
    };
    say(m_title, m_plainTitle);
    say(m_subtitle, m_unsavedWords.isEmpty() ? m_plainSubtitle : m_unsavedWords);
    m_subtitle->setVisible(!m_subtitle->text().isEmpty());
    const auto place = [this](QWidget *part, const QRect &at) {
        part->setGeometry(QStyle::visualRect(layoutDirection(), rect(), at));
    };
    // The place of the subtitle is kept, so that nothing moves when the form is changed.
    const int big = lineHeight(m_title);
    const int small = lineHeight(m_subtitle);
    const int top = (room.height() - big - small) / 2;
    place(m_title, {room.left(), top, words, big});
    place(m_subtitle, {room.left(), top + big, words, small});
    const int beside = room.left() + words + VerbGap;
    place(m_badge,
          {beside, (room.height() - badge.height()) / 2,
           qMax(0, qMin(badge.width(), room.right() + 1 - beside)), badge.height()});
}

int FormHead::heightForWidth(int width) const
{
    return rowHeight() + (planFor(width).inTwoRows ? RowGap + m_apply->sizeHint().height() : 0);
}

QSize FormHead::sizeHint() const
{
    int wide = (m_mark ? m_mark->sizeHint().width() + VerbGap : 0) + wordsWidth() + VerbGap;
    wide += m_badge->fontMetrics().averageCharWidth() * UsualBadge;
    for (const Button *verb : verbs())
        wide += VerbGap + verbWidth(verb, false);
    return {wide, rowHeight()};
}

QSize FormHead::minimumSizeHint() const
{
    return {0, rowHeight()};
}

void FormHead::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void FormHead::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    arrange();
}

/// It has the focus only where a verb that had it cannot have it any more.
void FormHead::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange))
        paintFocus(&painter, rect(), colour(Role::Accent, palette()));
}

bool FormHead::event(QEvent *event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    const bool news = event->type() == QEvent::LayoutRequest // words or badge have changed
        || event->type() == QEvent::LayoutDirectionChange || event->type() == QEvent::FontChange;
    if (news) {
        if (heightForWidth(width()) != height())
            updateGeometry();
        arrange();
    }
    return QWidget::event(event);
}

} // namespace bifrost::gui
