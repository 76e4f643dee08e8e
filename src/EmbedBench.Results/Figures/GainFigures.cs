namespace EmbedBench.Results.Figures;

/// <summary>What tuning gained, figure by figure.</summary>
public static class GainFigures
{
    /// <summary>
    /// For each score that the tuned and the base model both have: tuned minus base, and that in percent of base where base is not 0. Taken
    /// of the rounded scores, so that a reader of the record can check them, and rounded to six decimals themselves.
    /// </summary>
    public static IEnumerable<KeyValuePair<FigureName, double>> Of(IReadOnlyDictionary<FigureName, double> figures)
    {
        foreach ((FigureName name, double tuned) in figures)
        {
            if (name is not FigureName.Score score || score.Stage != FigureStage.Tuned || !figures.TryGetValue(score with { Stage = FigureStage.Base }, out double before))
                continue;
            yield return KeyValuePair.Create<FigureName, double>(new FigureName.Gain(false, score.Dimension, score.Metric), Rounding.Metric(tuned - before));
            if (before != 0)
                yield return KeyValuePair.Create<FigureName, double>(new FigureName.Gain(true, score.Dimension, score.Metric), Rounding.Metric((tuned - before) / before * 100));
        }
    }
}
