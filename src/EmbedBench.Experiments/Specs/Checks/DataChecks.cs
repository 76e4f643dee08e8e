using EmbedBench.Datasets.Corpora;
using EmbedBench.Datasets.Rows;
using EmbedBench.Datasets.Sources;
using EmbedBench.Experiments.Specs.Keys;

namespace EmbedBench.Experiments.Specs.Checks;

/// <summary>Rows, corpus and judgments.</summary>
internal static class DataChecks
{
    public static void Run(ExperimentSpec spec, SpecReading reading)
    {
        if (spec.Data.Local is { } local && (local.Join is null) != (spec.Data.Rows.Join is null))
        {
            reading.Refuse("data.local", spec.Data.Rows.Join is null
                ? "replaces a joined file, and data.rows joins none."
                : "replaces the rows alone; data.rows joins a second file, so name both as { rows: FILE, join: FILE }.");
        }

        if (spec.Data.Source is DataSource.Npm && HasPattern(spec.Data.Rows.File))
            reading.Refuse("data.rows.file", "must be one file where the source is npm.");
        if (spec.Data.Limit is RowLimit.Rows { Count: var rows } && spec.Data.Fingerprint is { } print && rows > print.Rows)
            reading.Refuse("data.limit.rows", $"is {rows}, and the data has {print.Rows} rows by its fingerprint.");
        if (spec.Data.Limit is RowLimit.Passages { Count: var passages } && spec.Data.Fingerprint is { } whole && passages > whole.Passages)
            reading.Refuse("data.limit.passages", $"is {passages}, and the data has {whole.Passages} passages by its fingerprint.");
        CheckJudgments(spec, reading);
    }

    private static void CheckJudgments(ExperimentSpec spec, SpecReading reading)
    {
        if (spec.Data.Corpus is not CorpusRule.File)
            return;
        foreach (JudgmentRule rule in spec.Data.Judgments)
        {
            if (rule is JudgmentRule.OwnRow)
                reading.Refuse($"judgments.{rule.Name}", "must be passage_id: the corpus is a file, so a row is no document of it.");
            else if (spec.Data.Columns.PassageId is null)
                reading.Refuse(
                    $"judgments.{rule.Name}", "needs data.columns.passage_id, which must name the documents' ids in the corpus file.");
        }
    }

    private static bool HasPattern(string file) => file.AsSpan().ContainsAny('*', '?');
}
