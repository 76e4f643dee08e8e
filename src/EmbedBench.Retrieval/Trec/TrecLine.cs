namespace EmbedBench.Retrieval.Trec;

/// <summary>A line of a TREC file.</summary>
/// <param name="Source">What errors call the file.</param>
/// <param name="Number">From 1.</param>
/// <param name="Fields">None is empty.</param>
internal sealed record TrecLine(string Source, int Number, string[] Fields)
{
    /// <summary>The error that names the file and the line.</summary>
    public InvalidDataException Error(string message) => new($"{Source}, line {Number}: {message}");
}
