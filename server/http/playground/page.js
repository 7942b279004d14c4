/* global React, ReactDOM, GraphiQL */
const { createElement } = React

/** Requests go to this origin with the session cookie: whoever is logged in to the web client is logged in here. */
const fetcher = GraphiQL.createFetcher({ url: '/graphql' })

fetch('/playground/examples.json')
  .then((answer) => answer.json())
  .then((examples) => {
    const defaultTabs = examples.map(({ query, variables }) => ({
      query: query.join('\n'),
      variables: variables ? JSON.stringify(variables, null, 2) : undefined,
    }))
    ReactDOM.createRoot(document.getElementById('graphiql')).render(
      createElement(GraphiQL, { fetcher, defaultTabs, defaultEditorToolsVisibility: 'variables', shouldPersistHeaders: false }),
    )
  })
