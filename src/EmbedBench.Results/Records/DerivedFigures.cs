using EmbedBench.Results.Figures;

namespace EmbedBench.Results.Records;

/// <summary>Figures that a record does not list because they follow from what it holds.</summary>
internal static class DerivedFigures
{
    /// <summary>The figure, or null where the record does not hold what it follows from.</summary>
    public static double? Find(DeterministicPart part, FigureName figure) => figure switch
    {
        FigureName.Score { Dimension: var dimension } score when dimension == FigureDimension.Mean =>
            Mean(part, name => name is FigureName.Score other && other with { Dimension = dimension } == score),
        FigureName.Gain { Dimension: var dimension } gain when dimension == FigureDimension.Mean =>
            Mean(part, name => name is FigureName.Gain other && other with { Dimension = dimension } == gain),
        FigureName.AcrossSizes across => Compare(part, across),
        FigureName.TextSimilarity similarity => Cosine(part, similarity),
        FigureName.SampleScore sample => Score(part, sample),
        _ => null,
    };

    private static double? Mean(DeterministicPart part, Func<FigureName, bool> belongs)
    {
        double[] values = [.. part.Figures.Where(pair => belongs(pair.Key)).OrderBy(pair => pair.Key).Select(pair => pair.Value)];
        return values.Length == 0 ? null : Rounding.Metric(values.Average());
    }

    private static double? Compare(DeterministicPart part, FigureName.AcrossSizes across)
    {
        FigureStage against = across.OfTuned ? FigureStage.Tuned : FigureStage.Base;
        bool found = part.Figures.TryGetValue(new FigureName.Score(FigureStage.Tuned, FigureDimension.Of(across.Size), across.Metric), out double value);
        found &= part.Figures.TryGetValue(new FigureName.Score(against, FigureDimension.Of(across.Against), across.Metric), out double whole);
        if (!found || whole == 0)
            return null;
        return Rounding.Metric((across.OfTuned ? value / whole : (value - whole) / whole) * 100);
    }

    private static double? Cosine(DeterministicPart part, FigureName.TextSimilarity similarity)
    {
        TextSimilarity? texts = part.Similarity.Count > 0 ? part.Similarity[0] : null;
        IReadOnlyList<IReadOnlyList<double>>? matrix =
            similarity.Stage == FigureStage.Base ? texts?.Base : similarity.Stage == FigureStage.Tuned ? texts?.Tuned : null;
        return At(matrix, similarity.First) is { } row && similarity.Second <= row.Count ? row[similarity.Second - 1] : null;
    }

    private static double? Score(DeterministicPart part, FigureName.SampleScore sample)
    {
        SampleSearch? query = At([.. part.Samples.Where(search => search.Stage == sample.Stage.ToString())], sample.Query);
        return At(query?.Hits, sample.Rank)?.Score;
    }

    private static T? At<T>(IReadOnlyList<T>? items, int number)
        where T : class => items is not null && number <= items.Count ? items[number - 1] : default;
}
