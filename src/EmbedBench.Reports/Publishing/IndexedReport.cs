using EmbedBench.Results.Records;

namespace EmbedBench.Reports.Publishing;

/// <summary>A report as the index lists it.</summary>
/// <param name="Title">Its headline.</param>
/// <param name="Record">The record that it was rendered from.</param>
public sealed record IndexedReport(string Title, RunRecord Record);
