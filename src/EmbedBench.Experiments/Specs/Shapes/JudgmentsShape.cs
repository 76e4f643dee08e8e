using EmbedBench.Datasets.Corpora;
using EmbedBench.Experiments.Specs.Keys;

namespace EmbedBench.Experiments.Specs.Shapes;

/// <summary><c>judgments</c>: what is relevant to a query.</summary>
internal static class JudgmentsShape
{
    private enum Relevance
    {
        SamePassage,
        OwnRow,
    }

    public static ValueKind<IReadOnlyList<JudgmentRule>> Kind { get; } = new EntriesKind<JudgmentRule, string, Relevance>("named judgments")
    {
        IsOrdered = true,
        Name = NameKind.Plain,
        Value = new ChoiceKind<Relevance>(("passage_id", Relevance.SamePassage), ("row", Relevance.OwnRow)),
        Make = (name, relevance) => relevance == Relevance.SamePassage ? new JudgmentRule.SamePassage(name) : new JudgmentRule.OwnRow(name),
        NameOf = rule => rule.Name,
        ValueOf = rule => rule is JudgmentRule.SamePassage ? Relevance.SamePassage : Relevance.OwnRow,
    };
}
