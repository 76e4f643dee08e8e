namespace EmbedBench.Results.Figures;

/// <summary>Reads figure names. A name is read only where it is written exactly as <see cref="FigureName.ToString"/> writes it.</summary>
internal static class FigureNotation
{
    public const string Forms =
        "STAGE.DIMENSION.METRIC with the stages base, step-N, epoch-N, final, tuned, gain, gain% and a number or * as dimension " +
        "(tuned.128.ndcg@10), with .unseen-query or .unseen-passage behind for the test rows whose text is not in training, " +
        "STAGE.similarity, or as one of data.rows, data.passages, data.train, data.test, data.overlap.exact, data.overlap.near " +
        "(with .queries or .passages behind for one of the texts), train.steps, train.loss.last, train.loss.mean, train.loss.epoch-N, train.seconds, " +
        "time.encode.tokens_per_second, time.train.tokens_per_second";

    public static FigureName? Read(string text) =>
        FigureName.OfRun.All.FirstOrDefault(figure => figure.ToString() == text) ?? ReadParts(text.Split('.'));

    private static FigureName? ReadParts(string[] parts)
    {
        if (parts is ["train", "loss", var epoch])
            return FigureStage.TryParse(epoch, out FigureStage after) && after.IsEpoch ? new FigureName.EpochLoss(after.Number) : null;
        if (parts is [var head, var dimension, var metric] && head is "gain" or "gain%" or "retained%")
            return FigureMetric.TryParse(metric, out FigureMetric? compared) ? ReadComparison(head, dimension, compared!) : null;
        if (!FigureStage.TryParse(parts[0], out FigureStage stage))
            return null;
        return parts switch
        {
            [_, "similarity"] => new FigureName.MeanSimilarity(stage),
            [_, "similarity", var first, var second] when FigureNumber.TryParse(first, out int one)
                && FigureNumber.TryParse(second, out int other) =>
                new FigureName.TextSimilarity(stage, one, other),
            [_, "sample", var query, var rank] when FigureNumber.TryParse(query, out int number)
                && FigureNumber.TryParse(rank, out int place) =>
                new FigureName.SampleScore(stage, number, place),
            [_, var size, var score] when FigureDimension.TryParse(size, out FigureDimension cut)
                && FigureMetric.TryParse(score, out FigureMetric? name) =>
                new FigureName.Score(stage, cut, name!),
            [_, var size, var score, "unseen-query" or "unseen-passage"] when FigureDimension.TryParse(size, out FigureDimension cut)
                && FigureMetric.TryParse(score, out FigureMetric? name) =>
                new FigureName.UnseenScore(stage, cut, name!, parts[3] == "unseen-query" ? RowText.Query : RowText.Passage),
            _ => null,
        };
    }

    private static FigureName? ReadComparison(string head, string dimension, FigureMetric metric)
    {
        if (dimension.Split('/') is [var size, var against])
        {
            return head != "gain" && FigureNumber.TryParse(size, out int cut) && FigureNumber.TryParse(against, out int whole)
                ? new FigureName.AcrossSizes(head == "retained%", cut, whole, metric)
                : null;
        }

        return head != "retained%" && FigureDimension.TryParse(dimension, out FigureDimension of)
            ? new FigureName.Gain(head == "gain%", of, metric)
            : null;
    }
}
