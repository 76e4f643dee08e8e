namespace EmbedBench.Reports.Templates;

/// <summary>Gathers what is wrong with a template, so that all of it is told at once.</summary>
internal sealed class ProblemList(string file)
{
    private readonly List<ReportProblem> _problems = [];

    public void Add(TemplatePlace place, string text) => _problems.Add(new ReportProblem(file, place.Line, place.Column, text));

    /// <exception cref="ReportException">There are problems.</exception>
    public void ThrowIfAny()
    {
        if (_problems.Count > 0)
            throw new ReportException([.. _problems.OrderBy(problem => problem.Line).ThenBy(problem => problem.Column)]);
    }
}
