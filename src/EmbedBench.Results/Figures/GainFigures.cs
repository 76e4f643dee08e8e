namespace EmbedBench.Results.Figures;

/// <summary>
/// What tuning gained, figure by figure. Taken of rounded scores, so that a reader of the record can check them, and rounded as these are.
/// </summary>
public static class GainFigures
{
    /// <summary>
    /// For each score that the tuned and the base model both have: tuned minus base; that in percent of base; and where the size is not the
    /// largest, what the tuned model retains of its own score there and gains on the base model's. Percentages of 0 are left out.
    /// </summary>
    public static IReadOnlyList<KeyValuePair<FigureName, double>> Of(IReadOnlyDictionary<FigureName, double> figures)
    {
        var gains = new List<KeyValuePair<FigureName, double>>();
        List<FigureName.Score> scores = [.. figures.Keys.OfType<FigureName.Score>().Where(score => score.Stage == FigureStage.Tuned)];
        int largest = scores.Max(score => score.Dimension.Size) ?? 0;
        foreach (FigureName.Score score in scores.Where(score => figures.ContainsKey(AtBase(score))))
        {
            double before = figures[AtBase(score)];
            gains.Add(new(new FigureName.Gain(false, score.Dimension, score.Metric), Rounding.Metric(figures[score] - before)));
            AddPercent(new FigureName.Gain(true, score.Dimension, score.Metric), figures[score] - before, before);
            FigureName.Score whole = score with { Dimension = FigureDimension.Of(largest) };
            if (score.Dimension.Size is not int size || size == largest || !figures.ContainsKey(whole) || !figures.ContainsKey(AtBase(whole)))
                continue;
            AddPercent(new FigureName.AcrossSizes(true, size, largest, score.Metric), figures[score], figures[whole]);
            double wholeBefore = figures[AtBase(whole)];
            AddPercent(new FigureName.AcrossSizes(false, size, largest, score.Metric), figures[score] - wholeBefore, wholeBefore);
        }

        return gains;

        void AddPercent(FigureName name, double part, double whole)
        {
            if (whole != 0)
                gains.Add(new(name, Rounding.Metric(100 * part / whole)));
        }
    }

    private static FigureName.Score AtBase(FigureName.Score score) => score with { Stage = FigureStage.Base };
}
