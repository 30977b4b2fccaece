// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/formhead.h"

#include "gui/widgets/badge.h"
#include "gui/widgets/button.h"
#include "gui/widgets/textlabel.h"

#include <QEvent>
#include <QHBoxLayout>

namespace bifrost::gui {

namespace {

constexpr int VerbGap = 8;
constexpr int UsualBadge = 20; ///< letters, its mark among them: "2 of 3 keys failing"

} // namespace

FormHead::FormHead(QWidget *parent)
    : QWidget(parent)
    , m_rows(new QVBoxLayout(this))
    , m_row(new QHBoxLayout)
    , m_verbBox(new QWidget(this))
    , m_title(new TextLabel({}, Role::Text, TextLabel::Size::Title, this))
    , m_subtitle(new TextLabel({}, Role::Muted, TextLabel::Size::Caption, this))
    , m_badge(new Badge(this))
    , m_verbs(new QHBoxLayout(m_verbBox))
    , m_revert(new Button(Button::Kind::Quiet, tr("Revert"), m_verbBox))
    , m_apply(new Button(Button::Kind::Primary, tr("Apply"), m_verbBox))
{
    // Its place is kept, in both directions, so that nothing moves when the form is changed.
    QSizePolicy kept = m_subtitle->sizePolicy();
    kept.setRetainSizeWhenHidden(true);
    m_subtitle->setSizePolicy(kept);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addStretch();
    words->addWidget(m_title);
    words->addWidget(m_subtitle);
    words->addStretch();
    m_badge->setMayBeCut(true);
    m_verbs->setContentsMargins(0, 0, 0, 0);
    m_verbs->setSpacing(VerbGap);
    m_verbs->addStretch();
    m_verbs->addWidget(m_revert);
    m_verbs->addWidget(m_apply);
    m_row->setSpacing(VerbGap);
    m_row->addLayout(words);
    m_row->addWidget(m_badge);
    m_row->addStretch();
    m_row->addWidget(m_verbBox);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(VerbGap);
    m_rows->addLayout(m_row);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
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

void FormHead::setUnsaved(bool unsaved, const QString &words)
{
    m_unsavedWords = !unsaved ? QString() : words.isEmpty() ? tr("Unsaved changes") : words;
    m_revert->setEnabled(unsaved);
    m_revert->setToolTip(unsaved ? QString() : tr("There is nothing to take back."));
    showSubtitle();
}

void FormHead::showSubtitle()
{
    const bool unsaved = !m_unsavedWords.isEmpty();
    const QFontMetrics metrics = m_subtitle->fontMetrics();
    m_subtitle->setMinimumWidth(
        qMax(metrics.horizontalAdvance(m_plainSubtitle), metrics.horizontalAdvance(tr("Unsaved changes")))
        + 1);
    m_subtitle->setText(unsaved ? m_unsavedWords : m_plainSubtitle);
    m_subtitle->setInk(unsaved ? Role::Accent : Role::Muted);
    m_subtitle->setVisible(!m_subtitle->text().isEmpty());
}

Button *FormHead::addVerb(const QString &text, const QString &symbol, bool quiet)
{
    auto *verb = new Button(quiet ? Button::Kind::Quiet : Button::Kind::Normal, text, symbol, m_verbBox);
    m_verbs->insertWidget(1 + int(m_own.size()), verb); // after the stretch
    setTabOrder(m_own.isEmpty() ? m_verbBox : m_own.last(), verb); // as they stand beside each other
    setTabOrder(verb, m_revert);
    setTabOrder(m_revert, m_apply);
    m_own.append(verb);
    return verb;
}

void FormHead::arrange()
{
    QList<Button *> all = m_own;
    all.append({m_revert, m_apply});
    int verbs = -VerbGap;
    for (const Button *verb : all)
        verbs += verb->isHidden() ? 0 : verb->fullWidth() + VerbGap;
    int words = m_row->sizeHint().width() - (m_inTwoRows ? 0 : m_verbBox->sizeHint().width());
    // What the badge says comes and goes, and the head is not to move with it: there is room for what it says
    // as a rule, and what is longer is cut.
    if (!m_badge->isHidden())
        words -= m_badge->sizeHint().width() + VerbGap;
    words += m_badge->fontMetrics().averageCharWidth() * UsualBadge + VerbGap;
    // First the quiet ones give up their words, then the others some of theirs, then the verbs get a row of
    // their own.
    const auto mayShrink = [](const Button *verb) {
        return verb->kind() == Button::Kind::Quiet || verb->hasFewWords();
    };
    int spared = 0;
    for (const Button *verb : std::as_const(m_own)) {
        if (!verb->isHidden() && mayShrink(verb))
            spared += verb->fullWidth() - verb->compactWidth();
    }
    const bool inTwo = words + verbs - spared > width();
    if (inTwo != m_inTwoRows) {
        m_inTwoRows = inTwo;
        (inTwo ? static_cast<QBoxLayout *>(m_row) : m_rows)->removeWidget(m_verbBox);
        (inTwo ? static_cast<QBoxLayout *>(m_rows) : m_row)->addWidget(m_verbBox);
        updateGeometry();
    }
    const int room = inTwo ? width() : width() - words;
    for (Button *verb : m_own) { // the last one is what the form is mostly for: it keeps its words longest
        const bool isTooMuch = verbs > room && (inTwo || mayShrink(verb));
        verb->setCompact(isTooMuch);
        if (isTooMuch && !verb->isHidden())
            verbs -= verb->fullWidth() - verb->compactWidth();
    }
}

QSize FormHead::minimumSizeHint() const
{
    return {0, m_rows->minimumSize().height()};
}

void FormHead::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

bool FormHead::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest) // words or badge have changed
        arrange();
    return QWidget::event(event);
}

} // namespace bifrost::gui
