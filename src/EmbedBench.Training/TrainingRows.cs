namespace EmbedBench.Training;

/// <summary>What a model is tuned on, in the order of the split.</summary>
/// <param name="Columns">Texts by column, in the order of <see cref="TrainingSettings.Pairs"/>: <c>Columns[c][row]</c>.</param>
/// <param name="Scores">A score a row where the loss compares with scores, else null.</param>
public sealed record TrainingRows(IReadOnlyList<IReadOnlyList<string>> Columns, IReadOnlyList<float>? Scores = null)
{
    public int Count => Columns[0].Count;
}
